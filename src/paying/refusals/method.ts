import type { Db } from '../../kit/database.ts';
import type { Attempt } from '../../payments/attempts/attempt.ts';
import type { PaymentMethod } from '../../payments/platforms/platform.ts';

/** With what an attempt was refused last; a card where the platform did not say. */
export async function refusedMethod(db: Db, attempt: Pick<Attempt, 'id'>): Promise<PaymentMethod> {
  const row = await db
    .selectFrom('provider_payments')
    .select('method')
    .where('attempt_id', '=', attempt.id)
    .where('status', '=', 'rejected')
    .orderBy('first_seen_at', 'desc')
    .orderBy('provider_payment_id', 'desc')
    .executeTakeFirst();
  const method = row?.method;
  return method === 'bank_account' || method === 'other' ? method : 'card';
}
