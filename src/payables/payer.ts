import type { CustomerAccess } from '../accounts/access.ts';
import type { Account } from '../accounts/account.ts';
import type { ItemRef } from './payable.ts';

declare const guest: unique symbol;

/** Somebody without a session who proved an account or typed a pay code: only a guest's pass makes one. */
export interface GuestAccess {
  readonly [guest]: true;
  readonly userId: null;
  readonly account: Account;
  /** What a pay code stands for: nothing else of the account may be seen or paid. Null: all of it, by proof (D4). */
  readonly only: readonly ItemRef[] | null;
  /** Where the receipt goes; null: the payer says. */
  readonly receiptEmail: string | null;
}

/** Who may pay: a customer on an account of theirs, or a guest on what their pass opens. */
export type Payer = CustomerAccess | GuestAccess;

/** What a pay code limits its payer to; null: all that is owed. */
export const itemsOpenTo = (payer: Payer): readonly ItemRef[] | null => ('only' in payer ? payer.only : null);

/** Those that a pass opens: a pay code opens what it stands for, whatever a form says. */
export function openedBy<T extends { kind: string; id: string }>(
  only: readonly ItemRef[] | null,
  items: readonly T[],
): T[] {
  return items.filter(
    (item) => only === null || only.some((one) => one.kind === item.kind && one.id === item.id),
  );
}
