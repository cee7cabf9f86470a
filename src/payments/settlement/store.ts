import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import type { SettlementLine } from './file.ts';

export interface Landed {
  added: number;
  unchanged: number;
  /** Payments of which another report has said another amount: what was said first is kept. */
  contradicted: string[];
}

const BATCH_ROWS = 500;

/** Keeps what a report says; the same report again changes nothing. */
export async function keepSettlement(
  db: Db,
  clock: Clock,
  { platform, lines }: { platform: string; lines: readonly SettlementLine[] },
): Promise<Landed> {
  const landed: Landed = { added: 0, unchanged: 0, contradicted: [] };
  for (let from = 0; from < lines.length; from += BATCH_ROWS) {
    await transact(db, async (tx) => {
      for (const line of lines.slice(from, from + BATCH_ROWS)) {
        const what = await keepLine(tx, clock, { platform, line });
        if (what === 'contradicted') landed.contradicted.push(line.paymentId);
        else landed[what] += 1;
      }
    });
  }
  return landed;
}

async function keepLine(
  tx: Tx,
  clock: Clock,
  { platform, line }: { platform: string; line: SettlementLine },
): Promise<'added' | 'unchanged' | 'contradicted'> {
  const result = await tx
    .insertInto('settlement_lines')
    .values({
      platform,
      provider_payment_id: line.paymentId,
      kind: line.kind,
      amount_cents: line.amountCents,
      fee_cents: line.feeCents,
      settled_on: line.settledOn,
      imported_at: instant(clock),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows === 1n) return 'added';
  const known = await tx
    .selectFrom('settlement_lines')
    .select('amount_cents')
    .where('platform', '=', platform)
    .where('provider_payment_id', '=', line.paymentId)
    .where('kind', '=', line.kind)
    .executeTakeFirstOrThrow();
  return known.amount_cents === line.amountCents ? 'unchanged' : 'contradicted';
}
