import type { Db, Tx } from '../kit/database.ts';
import type { Instant, LocalDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { Cents } from '../kit/money.ts';
import { sumCents } from '../kit/money.ts';
import type { Language } from '../kit/text.ts';

export type ItemKind = 'invoice' | 'instalment' | 'charge';

/** Something owed that can be paid as a whole: a bill, an instalment, a charge. */
export interface Payable {
  kind: ItemKind;
  id: string;
  labels: Record<Language, string>;
  /** The number that people know it by; empty when the label says all. */
  reference: string;
  dueOn: LocalDate;
  secondDueOn: LocalDate | null;
  secondAmountCents: Cents | null;
  /** What is owed today (D26). */
  amountCents: Cents;
  overdue: boolean;
  /** What a direct debit on its due date asks for; absent where it is never debited. */
  inTimeCents?: Cents | null;
  href: string;
  /** Items that paying this one takes out of reach: the bills of a plan that its first instalment sets going (D13). */
  alsoHolds?: readonly ItemRef[];
  /** What must be paid before this, or together with it. */
  after?: ItemRef;
}

export interface ItemRef {
  kind: ItemKind;
  id: string;
}

/** What has come of a payment, and where to see it. */
export interface AfterPaying {
  inWords(f: Formats): { text: string; link: { label: string; href: string } };
}

export interface Credit {
  itemId: string;
  attemptId: string;
  at: Instant;
}

/** A kind of payable. Each capability that has one registers it in `app.ts`; payments knows none of them. */
export interface PayableSource {
  kind: ItemKind;
  /** The name of its checkbox in a selection: `factura`, `cuota`, `cargo`. */
  field: string;
  list(db: Db, accountNumber: string, today: LocalDate): Promise<Payable[]>;
  /** Credits one item, in the transaction that writes the ledger. False: it was not owed any more. */
  settle(tx: Tx, credit: Credit): Promise<boolean>;
  /** Takes back what `settle` did for this attempt. False: something else has paid it since. */
  reopen(tx: Tx, credit: Credit): Promise<boolean>;
  /** What else a payment of this item holds while it is under way. */
  alsoHolds?(db: Db, itemId: string): Promise<readonly ItemRef[]>;
  /** What the receipt of an item says besides that it is paid; null: nothing. */
  afterPaying?(db: Db, itemId: string): Promise<AfterPaying | null>;
}

/** Why an item cannot be paid right now, and where to see more. */
export type Obstacle =
  | { kind: 'in-progress'; attemptId: string }
  | { kind: 'cooling'; attemptId: string; opensAt: Instant }
  | { kind: 'in-plan'; planId: string }
  | { kind: 'in-debit'; debitId: string; debitOn: LocalDate | null; cents: Cents | null };

export interface OfferedPayable extends Payable {
  obstacle: Obstacle | null;
}

/**
 * What is owed: bills of a plan are owed as instalments, and what holds other items is another way to pay them, not
 * one more debt.
 */
export const owedItems = (items: readonly OfferedPayable[]): OfferedPayable[] =>
  items.filter((item) => item.obstacle?.kind !== 'in-plan' && item.alsoHolds === undefined);

/** Owed, and held by a payment that is under way or was declined a moment ago. */
export const heldCents = (items: readonly OfferedPayable[]): Cents =>
  sumCents(
    owedItems(items)
      .filter((item) => item.obstacle?.kind === 'in-progress' || item.obstacle?.kind === 'cooling')
      .map((item) => item.amountCents),
  );
