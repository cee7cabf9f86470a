import { billOf, centsOf } from './bills.ts';
import { accountOf, dayFrom, daysAgo, idOf, userOf } from './terms.ts';

const consent = (kind: string, digits: string, where: string) =>
  `insert into consents (id, kind, account_number, user_id, version, language, text, given_at, verification_code)
   select ${idOf(digits, '1')}, '${kind}', ${accountOf}, ${userOf}, '2026-11', 'es', 'Acepto.', ${daysAgo('900 - n.i % 800')},
     '${digits}-' || n.i from n where ${where}`;

const ON_BILL = 'n.i % 5 < 2';
const ON_DEBIT = 'n.i % 10 = 1';
const IN_PLAN = 'n.i % 33 = 8';
const bank = "'cbu', 'sealed', '1234', 'Banco Nación'";

export const agreements = [
  consent('digital-bill', 'CB', ON_BILL),
  consent('direct-debit', 'CD', ON_DEBIT),
  `insert into digital_bill_enrolments (id, account_number, user_id, started_at, consent_id)
   select ${idOf('DB', '1')}, ${accountOf}, ${userOf}, ${daysAgo('800 - n.i % 700')}, ${idOf('CB', '1')} from n where ${ON_BILL}`,
  `insert into digital_bill_enrolments (id, account_number, user_id, started_at, ended_at, end_reason)
   select ${idOf('DB', '2')}, ${accountOf}, ${userOf}, ${daysAgo('1500')}, ${daysAgo('1200')}, 'customer' from n where n.i % 10 = 6`,
  `insert into bill_deliveries (invoice_number, account_number, state, recipient, due_at, mailed_at)
   select ${billOf}, ${accountOf}, 'mailed', 'usuario@example.com', ${daysAgo('(11 - bill.k) * 60')},
     ${daysAgo('(11 - bill.k) * 60')} from n, bill where ${ON_BILL} and bill.k > 5`,
  `insert into direct_debit_enrolments (id, account_number, user_id, started_at, kind, means_sealed, last_four, bank, consent_id)
   select ${idOf('DD', '1')}, ${accountOf}, ${userOf}, ${daysAgo('700')}, ${bank}, ${idOf('CD', '1')} from n where ${ON_DEBIT}`,
  `insert into direct_debit_enrolments (id, account_number, user_id, started_at, ended_at, kind, last_four, bank, end_reason, cancel_number)
   select ${idOf('DD', '2')}, ${accountOf}, ${userOf}, ${daysAgo('1500')}, ${daysAgo('1000')}, 'cbu', '1234', 'Banco Nación',
     'customer', 'B-' || n.i from n where n.i % 20 = 11`,
  `insert into debit_files (number, cut_at, name, closed_at, written_at)
   select bill.k + 1, ${daysAgo('(11 - bill.k) * 60').replaceAll('n.i', '0')}, 'debitos-' || bill.k, :today, :today from bill`,
  `insert into debit_orders (id, enrolment_id, account_number, invoice_number, amount_cents, debit_on, state, file_number, attempt_id, announced_at, decided_at)
   select ${idOf('DO', 'bill.k')}, ${idOf('DD', '1')}, ${accountOf}, ${billOf}, ${centsOf}, ${dayFrom('(bill.k - 11) * 60')},
     'paid', bill.k + 1, ${idOf('KP', 'bill.k + 3')}, ${daysAgo('(11 - bill.k) * 60 + 10')}, ${daysAgo('(11 - bill.k) * 60')} from n, bill
   where ${ON_DEBIT} and bill.k between 1 and 2`,
  `insert into debit_orders (id, enrolment_id, account_number, invoice_number, amount_cents, debit_on, state, announced_at)
   select ${idOf('DO', '77')}, ${idOf('DD', '1')}, ${accountOf}, printf('S-%d-12', ${accountOf}), 900000,
     ${dayFrom('3 + n.i % 12')}, 'announced', ${daysAgo('1')} from n where ${ON_DEBIT}`,
  consent('plan', 'CP', IN_PLAN),
  `insert into plans (id, account_number, state, created_at, user_id, consent_id, debt_cents, total_cents, expires_on, activated_at, ended_at, verification_code)
   select ${idOf('PL', '1')}, ${accountOf}, case when n.i % 66 = 8 then 'active' else 'completed' end, ${daysAgo('300')}, ${userOf},
     ${idOf('CP', '1')}, 6000000, 6600000, ${dayFrom('-295')}, ${daysAgo('299')},
     case when n.i % 66 = 8 then null else ${daysAgo('100')} end, 'PL-' || n.i from n where ${IN_PLAN}`,
  `insert into plan_instalments (id, plan_id, position, due_on, amount_cents, settled_at)
   select ${idOf('PI', 'bill.k')}, ${idOf('PL', '1')}, bill.k + 1, ${dayFrom('20 + (bill.k - 3) * 30')}, 1100000,
     case when n.i % 66 = 8 and bill.k > 2 then null else ${daysAgo('10')} end from n, bill where ${IN_PLAN} and bill.k < 6`,
  `insert into plan_invoices select ${idOf('PL', '1')}, ${billOf} from n, bill where ${IN_PLAN} and bill.k between 7 and 9`,
  `insert into payable_claims (id, item_kind, item_id, account_number, owner_kind, owner_id, state, claimed_at)
   select ${idOf('PC', 'bill.k')}, 'invoice', ${billOf}, ${accountOf}, 'plan', ${idOf('PL', '1')}, 'live', ${daysAgo('299')}
   from n, bill where n.i % 66 = 8 and bill.k between 7 and 9`,
  `insert into card_setups (id, account_number, user_id, platform, state, language, consent_version, consent_text, created_at, decided_at)
   select ${idOf('CS', '1')}, ${accountOf}, ${userOf}, 'test', 'cancelled', 'es', '2026-11', 'Acepto.', ${daysAgo('400')}, ${daysAgo('400')}
   from n where n.i % 100 = 3`,
  `insert into card_forgets (id, platform, means_sealed, since, next_try_at)
   select ${idOf('CF', '1')}, 'test', 'sealed', ${daysAgo('2')}, ${daysAgo('-300')} from n where n.i % 1000 = 3`,
];
