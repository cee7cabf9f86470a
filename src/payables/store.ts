import type { Account } from '../accounts/account.ts';
import type { Holdings } from '../accounts/billing/in-hand.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { localDate } from '../kit/intl/zone.ts';
import { itemKey, obstaclesOf } from './claims.ts';
import type { ItemKind, OfferedPayable, Payable, PayableSource } from './payable.ts';
import type { Remark, RemarkSource } from './remark.ts';

/** What can be paid on an account now, and what stands in the way of the rest. */
export interface Payables {
  sources: readonly PayableSource[];
  /** `known` spares a source the question where its answer is in hand. */
  list(accountNumber: string, db?: Db, known?: KnownPayables): Promise<OfferedPayable[]>;
  /** What is to be said of these debts of an account. */
  remarks(account: Account, items: readonly OfferedPayable[], has?: Holdings | null): Promise<Remark[]>;
}

export interface KnownPayables extends Partial<Record<ItemKind, readonly Payable[]>> {
  /** Nothing is in other hands. */
  free?: boolean;
}

/** What need not be asked of an account that has none of it. */
export const knownOf = ({ plan, charges, claims }: Holdings): KnownPayables => ({
  ...(plan ? {} : { instalment: [] }),
  ...(charges ? {} : { charge: [] }),
  free: !claims,
});

const NONE: Awaited<ReturnType<typeof obstaclesOf>> = new Map();

/** `db` may be a transaction: the guard of D10 decides inside the one that records the attempt. */
export function createPayables(
  db: Db,
  clock: Clock,
  options: { timeZone: string; sources: PayableSource[]; remarks?: readonly RemarkSource[] },
): Payables {
  return {
    sources: options.sources,
    list: async (accountNumber, within = db, known = {}) => {
      const today = localDate(clock.now(), options.timeZone);
      const now = instant(clock);
      const obstacles = known.free ? NONE : await obstaclesOf(within, accountNumber, now);
      const offered: OfferedPayable[] = [];
      for (const source of options.sources) {
        const payables = known[source.kind] ?? (await source.list(within, accountNumber, today));
        for (const payable of payables) {
          const refs = [payable, ...(payable.alsoHolds ?? [])];
          const keys = refs.map((ref) => itemKey(ref.kind, ref.id));
          const obstacle = keys.map((key) => obstacles.get(key)).find((one) => one !== undefined) ?? null;
          offered.push({ ...payable, obstacle });
        }
      }
      return offered;
    },
    remarks: async (account, items, has = null) => {
      const today = localDate(clock.now(), options.timeZone);
      const all: Remark[] = [];
      for (const source of options.remarks ?? [])
        all.push(...(await source(db, { account, today, items, has })));
      return all;
    },
  };
}
