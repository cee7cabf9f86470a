import { sql } from 'kysely';
import type { Db } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import type { SettlementKind } from './layout.ts';

export interface Difference {
  /** `unknown`: settled, not on the books. `unsettled`: the other way round. */
  what: 'unknown' | 'unsettled' | 'amount';
  kind: SettlementKind;
  paymentId: string;
  settledCents: Cents;
  bookedCents: Cents;
}

/** The ledger by payment and by the kinds of a collector's report; a dispute that was won counts for nothing. */
const booked = sql<{ payment: string; kind: SettlementKind; cents: number; since: string }>`
  select platform, provider_payment_id as payment,
    case kind when 'refund' then 'refund' when 'chargeback' then 'chargeback' when 'reinstated' then 'chargeback'
      else 'payment' end as kind,
    abs(sum(amount_cents)) as cents, min(recorded_at) as since
  from ledger_entries group by 1, 2, 3`;

/** What the reports so far and the ledger do not agree about. */
export async function findDifferences(
  db: Db,
  { platform, before }: { platform: string; before: LocalDate },
): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with booked as (${booked})
    select case when b.cents is null then 'unknown' else 'amount' end as what,
      s.kind as kind, s.provider_payment_id as paymentId,
      s.amount_cents as settledCents, coalesce(b.cents, 0) as bookedCents
    from settlement_lines s
    left join booked b on b.platform = s.platform and b.payment = s.provider_payment_id and b.kind = s.kind
    where s.platform = ${platform} and s.amount_cents <> coalesce(b.cents, 0)
    order by what desc, s.settled_on, s.provider_payment_id`.execute(db);
  return [...rows, ...(await findUnsettled(db, { platform, before }))];
}

/** Only since the first report: what came in before was never reported here. */
async function findUnsettled(
  db: Db,
  { platform, before }: { platform: string; before: LocalDate },
): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with booked as (${booked}),
      first as (select min(settled_on) as day from settlement_lines where platform = ${platform})
    select 'unsettled' as what, b.kind as kind, b.payment as paymentId, 0 as settledCents, b.cents as bookedCents
    from booked b, first
    where b.platform = ${platform} and b.cents > 0 and b.since < ${before} and b.since >= first.day
      and not exists (select 1 from settlement_lines s
        where s.platform = b.platform and s.provider_payment_id = b.payment and s.kind = b.kind)
    order by b.since, b.payment`.execute(db);
  return rows;
}
