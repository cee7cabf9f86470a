import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { instant, localDate } from '../kit/dates.ts';
import { itemKey, obstaclesOf } from './claims.ts';
import type { OfferedPayable, PayableSource } from './payable.ts';

/** What can be paid on an account now, and what stands in the way of the rest. */
export interface Payables {
  sources: readonly PayableSource[];
  list(accountNumber: string, db?: Db): Promise<OfferedPayable[]>;
}

/** `db` may be a transaction: the guard of D10 decides inside the one that records the attempt. */
export function createPayables(
  db: Db,
  clock: Clock,
  options: { timeZone: string; sources: PayableSource[] },
): Payables {
  return {
    sources: options.sources,
    list: async (accountNumber, within = db) => {
      const today = localDate(clock.now(), options.timeZone);
      const obstacles = await obstaclesOf(within, accountNumber, instant(clock));
      const offered: OfferedPayable[] = [];
      for (const source of options.sources) {
        for (const payable of await source.list(within, accountNumber, today)) {
          const refs = [payable, ...(payable.alsoHolds ?? [])];
          const keys = refs.map((ref) => itemKey(ref.kind, ref.id));
          const obstacle = keys.map((key) => obstacles.get(key)).find((one) => one !== undefined) ?? null;
          offered.push({ ...payable, obstacle });
        }
      }
      return offered;
    },
  };
}
