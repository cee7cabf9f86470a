import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import type { Log } from '../../../kit/log.ts';
import { doubted } from '../doubt.ts';
import type { ProviderPayment } from '../platform.ts';
import { reasonOf } from './refusals.ts';

/** Under this name our attempt's id goes along with the session and its payment. */
export const ATTEMPT_KEY = 'attempt_id';

const CARD_METHODS = ['card', 'card_present', 'interac_present'];
const BANK_METHODS = ['us_bank_account', 'acss_debit', 'au_becs_debit', 'bacs_debit', 'sepa_debit'];

export const metadata = z.record(z.string(), z.string()).nullish();
const details = z.looseObject({ type: z.string() });

export const charge = z.object({
  id: z.string().min(1),
  created: z.number().int(),
  amount_refunded: z.number().int(),
  disputed: z.boolean(),
  payment_method_details: details.nullish(),
});

/** A payment intent with its latest charge expanded: one for each session, and at most one charge of it succeeds. */
export const paymentIntent = z.object({
  id: z.string().min(1),
  status: z.string(),
  amount: z.number().int(),
  amount_received: z.number().int(),
  currency: z.string(),
  created: z.number().int(),
  livemode: z.boolean(),
  metadata,
  last_payment_error: z
    .object({
      code: z.string().nullish(),
      decline_code: z.string().nullish(),
      payment_method: details.nullish(),
    })
    .nullish(),
  latest_charge: charge.nullish(),
});

export type PaymentIntent = z.infer<typeof paymentIntent>;

interface Parts {
  clock: Clock;
  log: Log;
}

/**
 * What an intent says; null while nothing was tried. `submitted`: the payer has done all there is to do, so that an open
 * action is the bank's and not a page on their screen.
 */
export function toPayment(
  parts: Parts,
  intent: PaymentIntent,
  seen: { submitted: boolean; moneyTaken: boolean },
): ProviderPayment | null {
  const status = statusOf(parts.log, intent, seen.submitted);
  if (status === null) return null;
  const { latest_charge: last } = intent;
  const used = last?.payment_method_details ?? intent.last_payment_error?.payment_method ?? null;
  const payment: ProviderPayment = {
    id: intent.id,
    reference: intent.metadata?.[ATTEMPT_KEY] || null,
    status,
    reason: status === 'rejected' ? refusalOf(parts.log, intent) : null,
    amountCents: status === 'approved' ? intent.amount_received : intent.amount,
    currency: intent.currency.toUpperCase(),
    refundedCents: status === 'approved' ? (last?.amount_refunded ?? 0) : 0,
    disputed: seen.moneyTaken,
    live: intent.livemode,
    collector: null,
    ...meansOf(used),
  };
  return doubted(parts.clock, payment, (last?.created ?? intent.created) * 1000);
}

function statusOf(log: Log, intent: PaymentIntent, submitted: boolean): ProviderPayment['status'] | null {
  const refused = intent.last_payment_error ? 'rejected' : null;
  switch (intent.status) {
    case 'succeeded':
      return 'approved';
    case 'processing':
    case 'requires_capture':
      return 'pending';
    case 'requires_action':
    case 'requires_confirmation':
      return submitted ? 'pending' : null;
    case 'requires_payment_method':
      return refused;
    case 'canceled':
      return refused ?? (intent.latest_charge ? 'rejected' : null);
    default:
      // What is not understood decides nothing: it stays pending, and is asked about again.
      log.warn({ payment: intent.id, status: intent.status }, 'payment status not known');
      return 'pending';
  }
}

function refusalOf(log: Log, intent: PaymentIntent): ProviderPayment['reason'] {
  const error = intent.last_payment_error;
  if (!error) return 'cancelled';
  const reason = reasonOf(error);
  const { code, decline_code: decline } = error;
  if (!reason) log.warn({ payment: intent.id, code, decline }, 'refusal code not known');
  return reason ?? 'other';
}

function meansOf(used: z.infer<typeof details> | null): Pick<ProviderPayment, 'method' | 'lastFour'> {
  if (!used) return { method: 'other', lastFour: null };
  const found = z.object({ last4: z.string().nullish() }).safeParse(used[used.type]);
  const lastFour = found.data?.last4 || null;
  if (CARD_METHODS.includes(used.type)) return { method: 'card', lastFour };
  return { method: BANK_METHODS.includes(used.type) ? 'bank_account' : 'other', lastFour };
}
