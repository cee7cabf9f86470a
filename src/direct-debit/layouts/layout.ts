import type { LocalDate } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import type { BankAccount } from '../means.ts';
import type { AnswerOutcome, BankReason } from '../rules.ts';

/** A debit as the bank is asked for it. */
export interface FileOrder {
  id: string;
  enrolmentId: string;
  accountNumber: string;
  invoiceNumber: string;
  bankAccount: BankAccount;
  amountCents: Cents;
  debitOn: LocalDate;
}

export interface DebitFile {
  number: number;
  currency: string;
  orders: FileOrder[];
}

/** What the bank says of one order, or of an enrolment as a whole. */
export interface AnswerRow {
  /** Physical line, from 1. */
  line: number;
  orderId: string | null;
  enrolmentId: string | null;
  outcome: AnswerOutcome;
  reason: BankReason | null;
  /** Null: the bank repeats none. */
  amountCents: Cents | null;
  /** When the bank did it; null: it does not say. */
  on: LocalDate | null;
}

/** A row that cannot be used: the column names what is wrong. */
export interface BadRow {
  line: number;
  column: string;
  reason: string;
}

export type Answer =
  | { kind: 'read'; rows: AnswerRow[]; bad: BadRow[] }
  | { kind: 'unreadable' }
  | { kind: 'missing'; columns: string[] };

/** How one bank writes and reads. A bank with a layout of its own is another of these. */
export interface DebitLayout {
  name: string;
  /** Of its files, with the point. */
  extension: string;
  write(file: DebitFile): string;
  read(path: string): Promise<Answer>;
}
