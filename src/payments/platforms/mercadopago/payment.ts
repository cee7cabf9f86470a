import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import type { Log } from '../../../kit/log.ts';
import { entryOf } from '../api.ts';
import { doubted } from '../doubt.ts';
import type { ProviderPayment } from '../platform.ts';
import { fromJsonAmount } from './amounts.ts';
import { GIVEN_BACK, methodOf, REASONS, STATUSES } from './outcomes.ts';

const cents = z.number().transform((amount, context) => {
  const found = fromJsonAmount(amount);
  if (found !== null) return found;
  context.addIssue('no amount of money');
  return z.NEVER;
});
const id = z.union([z.string().min(1), z.number().int()]).transform(String);

/** A payment as `/v1/payments` and its search show it. */
export const mercadoPagoPayment = z.object({
  id,
  status: z.string(),
  status_detail: z.string().nullish(),
  external_reference: z.string().nullish(),
  transaction_amount: cents,
  transaction_amount_refunded: cents.nullish(),
  currency_id: z.string(),
  date_created: z.iso.datetime({ offset: true }),
  date_last_updated: z.iso.datetime({ offset: true }).nullish(),
  payment_type_id: z.string().nullish(),
  live_mode: z.boolean(),
  collector_id: id.nullish(),
  card: z.object({ last_four_digits: z.string().nullish() }).nullish(),
});

export type MercadoPagoPayment = z.infer<typeof mercadoPagoPayment>;

export function toPayment(
  { clock, log }: { clock: Clock; log: Log },
  p: MercadoPagoPayment,
): ProviderPayment {
  const status = entryOf(STATUSES, p.status);
  // What is not understood decides nothing: it stays pending, and is asked about again.
  if (!status) log.warn({ payment: p.id, status: p.status }, 'payment status not known');
  const payment: ProviderPayment = {
    id: p.id,
    reference: p.external_reference || null,
    status: status ?? 'pending',
    reason: status === 'rejected' ? reasonOf(log, p) : null,
    amountCents: p.transaction_amount,
    currency: p.currency_id,
    refundedCents: refundedOf(p),
    disputed: p.status === 'charged_back' && p.status_detail !== GIVEN_BACK,
    live: p.live_mode,
    collector: p.collector_id ?? null,
    method: methodOf(p.payment_type_id ?? null),
    lastFour: p.card?.last_four_digits || null,
  };
  return doubted(clock, payment, Date.parse(p.date_created));
}

function reasonOf(log: Log, p: MercadoPagoPayment): ProviderPayment['reason'] {
  const reason = entryOf(REASONS, p.status_detail);
  if (!reason) log.warn({ payment: p.id, detail: p.status_detail }, 'refusal code not known');
  return reason ?? 'other';
}

function refundedOf(p: MercadoPagoPayment): number {
  const refunded = p.transaction_amount_refunded ?? 0;
  return p.status === 'refunded' && refunded === 0 ? p.transaction_amount : refunded;
}
