import type { Cents } from '../kit/money.ts';
import { sumCents } from '../kit/money.ts';
import type { OfferedPayable } from './payable.ts';

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
