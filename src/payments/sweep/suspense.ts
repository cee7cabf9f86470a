import type { Db, Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import type { SettleDeps } from '../attempts/outcome/deps.ts';
import type { ProviderPayment } from '../platforms/platform.ts';
import { PlatformUnavailable } from '../platforms/platform.ts';

export interface SuspensePayment {
  platform: string;
  paymentId: string;
  /** What the platform says it is for. */
  reference: string;
  amountCents: Cents;
  currency: string;
  firstSeenAt: Instant;
}

/**
 * Keeps an approved payment whose reference no attempt has, as after a restore. True when it was not kept before.
 * A payment without any reference is no checkout of ours: the account may serve others as well.
 */
export async function keepInSuspense(deps: SettleDeps, payment: ProviderPayment): Promise<boolean> {
  if (payment.status !== 'approved' || payment.reference === null) return false;
  const { id, amountCents, currency } = payment;
  const kept = { paymentId: id, reference: payment.reference, amountCents, currency };
  const isNew = await transact(deps.db, (tx) => keepOnce(deps, tx, kept));
  if (isNew) deps.log.error({ ...kept }, 'payment of an unknown attempt is in suspense');
  return isNew;
}

async function keepOnce(
  { clock, platform, onAlert }: SettleDeps,
  tx: Tx,
  kept: Pick<SuspensePayment, 'paymentId' | 'reference' | 'amountCents' | 'currency'>,
): Promise<boolean> {
  const result = await tx
    .insertInto('suspense_payments')
    .values({
      platform: platform.name,
      provider_payment_id: kept.paymentId,
      reference: kept.reference,
      amount_cents: kept.amountCents,
      currency: kept.currency,
      first_seen_at: instant(clock),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  await onAlert(tx, { kind: 'suspense', platform: platform.name, ...kept });
  return true;
}

/** Asks what was paid under a reference that no attempt has. No answer: the nightly list will bring it. */
export async function suspendReference(
  deps: SettleDeps,
  named: { reference: string; paymentId: string | null },
): Promise<void> {
  const { reference, paymentId } = named;
  try {
    const truth = await deps.platform.lookup({
      attemptId: reference,
      checkoutId: null,
      ...(paymentId === null ? {} : { paymentId }),
    });
    for (const payment of truth.payments) await keepInSuspense(deps, { ...payment, reference });
  } catch (error) {
    const level = error instanceof PlatformUnavailable ? 'warn' : 'error';
    deps.log[level]({ err: error, reference }, 'unknown reference could not be asked about');
  }
}

const suspended = (db: Db) =>
  db
    .selectFrom('suspense_payments')
    .select([
      'platform',
      'provider_payment_id as paymentId',
      'reference',
      'amount_cents as amountCents',
      'currency',
      'first_seen_at as firstSeenAt',
    ]);

export async function findSuspense(
  db: Db,
  { platform, paymentId }: Pick<SuspensePayment, 'platform' | 'paymentId'>,
): Promise<SuspensePayment | null> {
  const row = await suspended(db)
    .where('platform', '=', platform)
    .where('provider_payment_id', '=', paymentId)
    .executeTakeFirst();
  return row ?? null;
}

/** What waits for somebody to look into it, oldest first. */
export async function listSuspense(db: Db): Promise<SuspensePayment[]> {
  return await suspended(db).orderBy('first_seen_at').orderBy('provider_payment_id').execute();
}
