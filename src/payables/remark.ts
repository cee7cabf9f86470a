import type { Account } from '../accounts/account.ts';
import type { Holdings } from '../accounts/billing/in-hand.ts';
import type { Db } from '../kit/database.ts';
import type { LocalDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { Cents } from '../kit/money.ts';
import type { ItemRef, OfferedPayable } from './payable.ts';

/** What is said of a debt beside its due date. It can be paid as any other, or `Obstacle` says that it cannot. */
export interface Remark {
  item: ItemRef;
  kind: 'debited' | 'not-debited' | 'plan-waits' | 'money-back';
  tone: 'info' | 'warn' | 'bad';
  glyph: string;
  /** The day and the amount of a debit on its way. */
  debit: { on: LocalDate; cents: Cents } | null;
  inWords(f: Formats): RemarkWords;
}

export interface RemarkWords {
  text: string;
  detail: string | null;
  link: { label: string; href: string } | null;
}

export interface RemarksAsked {
  account: Account;
  today: LocalDate;
  items: readonly OfferedPayable[];
  /** Null: not known. */
  has: Holdings | null;
}

/** Who has something to say of debts. Each capability registers its own, as with `PayableSource`. */
export type RemarkSource = (db: Db, asked: RemarksAsked) => Promise<Remark[]>;

export const remarksOn = (remarks: readonly Remark[], item: ItemRef): Remark[] =>
  remarks.filter((remark) => remark.item.kind === item.kind && remark.item.id === item.id);

/** The debits on their way, the soonest first. */
export const debitsComing = (remarks: readonly Remark[]): Remark[] =>
  remarks
    .filter((remark) => remark.kind === 'debited')
    .toSorted((one, other) => (one.debit?.on ?? '').localeCompare(other.debit?.on ?? ''));
