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
  remarks(accountNumber: string, items: readonly OfferedPayable[]): Promise<Remark[]>;
}

export type KnownPayables = Partial<Record<ItemKind, readonly Payable[]>>;

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
      const obstacles = await obstaclesOf(within, accountNumber, instant(clock));
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
    remarks: async (accountNumber, items) => {
      const today = localDate(clock.now(), options.timeZone);
      const all: Remark[] = [];
      for (const source of options.remarks ?? [])
        all.push(...(await source(db, { accountNumber, today, items })));
      return all;
    },
  };
}
