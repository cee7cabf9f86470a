import { transact } from '../../src/kit/database.ts';
import type { Instant } from '../../src/kit/dates.ts';
import type { AttemptItem, AttemptState } from '../../src/payments/attempts/attempt.ts';
import { insertAttempt } from '../../src/payments/attempts/store.ts';
import type { OutsidePayment, PortalPayment } from '../../src/receipts/history/payment.ts';
import type { TestPortal } from '../support/portal.ts';

export const september: AttemptItem = {
  kind: 'invoice',
  id: 'B-1001-25',
  labels: { es: 'Septiembre de 2026', en: 'September 2026' },
  amountCents: 4_385_812,
};

export const portalPayment = (changes: Partial<PortalPayment> = {}): PortalPayment => ({
  kind: 'portal',
  id: 'ATTEMPT',
  paidAt: '2026-11-22T18:12:00.000Z',
  amountCents: 4_385_812,
  items: [september],
  back: { refundedCents: 0, heldCents: 0, stands: true, reinstated: false },
  surplusCents: 0,
  method: 'card',
  lastFour: '4242',
  ...changes,
});

export const outsidePayment = (changes: Partial<OutsidePayment> = {}): OutsidePayment => ({
  kind: 'outside',
  reference: 'CAJA-1',
  invoiceNumber: 'B-1001-01',
  period: '2024-09',
  paidOn: '2024-11-27',
  amountCents: 2_892_960,
  channel: 'pagofacil',
  ...changes,
});

/** An attempt of an account in some state, as the payments would have left it. */
export async function addAttempt(
  { deps: { db } }: TestPortal,
  attempt: { id: string; state: AttemptState; at: Instant; accountNumber?: string; item?: AttemptItem },
): Promise<void> {
  const { id, state, at, accountNumber = '100000001', item = september } = attempt;
  const paidAt = state === 'paid' ? at : null;
  await transact(db, async (tx) => {
    await insertAttempt(tx, {
      id,
      accountNumber,
      userId: null,
      language: 'es',
      platform: 'test',
      totalCents: item.amountCents,
      currency: 'ARS',
      receiptEmail: 'ana.gomez@example.com',
      verificationCode: `CODE-${id}`,
      createdAt: at,
      nextCheckAt: at,
      items: [item],
    });
    await tx.updateTable('payment_attempts').set({ state, paid_at: paidAt }).where('id', '=', id).execute();
    if (state !== 'paid') return;
    const times = { first_seen_at: at, updated_at: at };
    const money = { amount_cents: item.amountCents, currency: 'ARS', method: 'card', last_four: '4242' };
    const names = { platform: 'test', provider_payment_id: `P-${id}`, attempt_id: id, status: 'approved' };
    await tx
      .insertInto('provider_payments')
      .values({ ...names, ...money, ...times })
      .execute();
    await tx
      .updateTable('invoices')
      .set({ settled_at: at, settled_by: id })
      .where('number', '=', item.id)
      .execute();
  });
}
