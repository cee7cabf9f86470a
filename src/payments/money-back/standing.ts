import type { Db } from '../../kit/database.ts';
import type { Cents } from '../../kit/money.ts';
import type { Attempt } from '../attempts/attempt.ts';

export interface MoneyBack {
  refundedCents: Cents;
  heldCents: Cents;
  /** What is left pays the attempt. */
  stands: boolean;
  /** A dispute was decided for us. */
  reinstated: boolean;
}

interface Entry {
  attemptId: string;
  kind: string;
  paymentId: string;
  cents: Cents;
}

/** What went back of all the payments of an attempt. */
export async function findMoneyBack(db: Db, attempt: Pick<Attempt, 'id'>): Promise<MoneyBack> {
  return moneyBackOf(await entries(db).where('attempt_id', '=', attempt.id).execute());
}

/** The same for those attempts of an account of which anything went back, or came back. */
export async function listMoneyBack(db: Db, accountNumber: string): Promise<Map<string, MoneyBack>> {
  const rows = await entries(db)
    .where('attempt_id', 'in', (query) =>
      query
        .selectFrom('ledger_entries as e')
        .select('e.attempt_id')
        .where('e.account_number', '=', accountNumber)
        .where('e.kind', '!=', 'credit'),
    )
    .execute();
  const byAttempt = Map.groupBy(rows, (row) => row.attemptId);
  return new Map([...byAttempt].map(([id, own]) => [id, moneyBackOf(own)]));
}

const entries = (db: Db) =>
  db
    .selectFrom('ledger_entries')
    .select(['attempt_id as attemptId', 'kind', 'provider_payment_id as paymentId', 'amount_cents as cents']);

function moneyBackOf(rows: readonly Entry[]): MoneyBack {
  const sum = (...kinds: string[]) =>
    rows.filter((row) => kinds.includes(row.kind)).reduce((total, row) => total + row.cents, 0);
  const left = Map.groupBy(rows, (row) => row.paymentId);
  return {
    refundedCents: 0 - sum('refund'),
    heldCents: 0 - sum('chargeback', 'reinstated'),
    stands: [...left.values()].some((own) => own.reduce((n, one) => n + one.cents, 0) > 0),
    reinstated: rows.some((row) => row.kind === 'reinstated'),
  };
}
