import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';

export interface PaymentEvent {
  at: Instant;
  kind: string;
  /** The payment that it is about, where it is about one of several. */
  detail: string | null;
}

export async function addEvent(
  tx: Tx,
  clock: Clock,
  event: { attemptId: string; kind: string; detail?: string | null },
): Promise<void> {
  await tx
    .insertInto('payment_events')
    .values({
      id: newId(clock),
      attempt_id: event.attemptId,
      at: instant(clock),
      kind: event.kind,
      detail: event.detail ?? null,
    })
    .execute();
}

export async function listEvents(db: Db, attemptId: string): Promise<PaymentEvent[]> {
  return await db
    .selectFrom('payment_events')
    .select(['at', 'kind', 'detail'])
    .where('attempt_id', '=', attemptId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
