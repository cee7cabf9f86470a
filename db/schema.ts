import type {
  AccountNoticeReadsTable,
  AccountNoticesTable,
  BillDeliveriesTable,
  CardForgetsTable,
  CardSetupsTable,
  ConsentsTable,
  DebitFilesTable,
  DebitOrdersTable,
  DigitalBillEnrolmentsTable,
  DirectDebitEnrolmentsTable,
  MissingBillReportsTable,
  PlanInstalmentsTable,
  PlanInvoicesTable,
  PlansTable,
} from './tables/agreements.ts';
import type {
  ChargesTable,
  InvoiceLinesTable,
  InvoicesTable,
  OutsidePaymentsTable,
  ReadingsTable,
} from './tables/bills.ts';
import type { AuditTrailTable, FailureCountsTable, OutboxTable, SettingsTable } from './tables/kit.ts';
import type {
  JobRunsTable,
  LedgerEntriesTable,
  PayableClaimsTable,
  PayCodesTable,
  PaymentAttemptsTable,
  PaymentEventsTable,
  PaymentItemsTable,
  PlatformHealthTable,
  PlatformSilencesTable,
  ProviderPaymentsTable,
  ReceivedNoticesTable,
  SettlementLinesTable,
  SuspensePaymentsTable,
} from './tables/payments.ts';
import type {
  AccountLinksTable,
  AccountsTable,
  BillingEmailsTable,
  KeptFormsTable,
  KiosksTable,
  KnownBrowsersTable,
  LegacyUsersTable,
  MailedTokensTable,
  RecoveryCodesTable,
  RegistrationsTable,
  SessionsTable,
  UsersTable,
} from './tables/people.ts';

/** Every table, by its name. */
export interface Schema {
  settings: SettingsTable;
  outbox: OutboxTable;
  audit_trail: AuditTrailTable;
  failure_counts: FailureCountsTable;
  users: UsersTable;
  sessions: SessionsTable;
  known_browsers: KnownBrowsersTable;
  kept_forms: KeptFormsTable;
  legacy_users: LegacyUsersTable;
  registrations: RegistrationsTable;
  mailed_tokens: MailedTokensTable;
  recovery_codes: RecoveryCodesTable;
  kiosks: KiosksTable;
  accounts: AccountsTable;
  account_links: AccountLinksTable;
  billing_emails: BillingEmailsTable;
  invoices: InvoicesTable;
  invoice_lines: InvoiceLinesTable;
  charges: ChargesTable;
  readings: ReadingsTable;
  outside_payments: OutsidePaymentsTable;
  consents: ConsentsTable;
  account_notices: AccountNoticesTable;
  account_notice_reads: AccountNoticeReadsTable;
  bill_deliveries: BillDeliveriesTable;
  missing_bill_reports: MissingBillReportsTable;
  digital_bill_enrolments: DigitalBillEnrolmentsTable;
  card_forgets: CardForgetsTable;
  card_setups: CardSetupsTable;
  direct_debit_enrolments: DirectDebitEnrolmentsTable;
  debit_files: DebitFilesTable;
  debit_orders: DebitOrdersTable;
  plans: PlansTable;
  plan_invoices: PlanInvoicesTable;
  plan_instalments: PlanInstalmentsTable;
  payable_claims: PayableClaimsTable;
  pay_codes: PayCodesTable;
  payment_attempts: PaymentAttemptsTable;
  payment_items: PaymentItemsTable;
  payment_events: PaymentEventsTable;
  provider_payments: ProviderPaymentsTable;
  ledger_entries: LedgerEntriesTable;
  received_notices: ReceivedNoticesTable;
  suspense_payments: SuspensePaymentsTable;
  settlement_lines: SettlementLinesTable;
  job_runs: JobRunsTable;
  platform_health: PlatformHealthTable;
  platform_silences: PlatformSilencesTable;
}
