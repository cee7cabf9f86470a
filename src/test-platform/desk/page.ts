import { type Frame, formatMoney, frameOf, type Setting } from '../frame.ts';
import type { Checkout } from '../store/checkouts.ts';
import { refundable } from '../store/money-back.ts';
import type { Payment } from '../store/payments.ts';
import type { PlatformText } from '../text.es.ts';

type Words = PlatformText['desk'];

export type DeskPage = {
  frame: Frame;
  heading: string;
  words: Pick<Words, 'approve' | 'reject' | 'reference' | 'state' | 'created' | 'back'> & {
    amount: string;
  };
  pending: {
    heading: string;
    empty: string | null;
    list: { id: string; reference: string; amount: string; approve: string; reject: string }[];
  };
  recent: { heading: string; empty: string | null; list: RecentCheckout[] };
};

export type RecentCheckout = {
  id: string;
  reference: string;
  amount: string;
  state: string;
  created: string;
  /** What may be done with its payment. */
  refund: { all: string; part: string; field: string; value: string; error: string | null } | null;
  dispute: string | null;
  reinstate: string | null;
};

/** An amount that could not be given back. */
export type Mistake = { id: string; typed: string };

type Shown = {
  pending: Payment[];
  recent: { checkout: Checkout; payment: Payment | null }[];
  mistake: Mistake | null;
};

export function deskPage(setting: Setting, shown: Shown): DeskPage {
  const { text, lang, base, suffix } = setting;
  const words = text.desk;
  const { pending, recent } = shown;
  const decide = (id: string, verb: string) => `${base}/pendientes/${id}/${verb}${suffix}`;
  return {
    frame: frameOf(text, { lang, base, title: words.title }),
    heading: words.title,
    words: { ...words, amount: text.pay.amount },
    pending: {
      heading: words.pending,
      empty: pending.length === 0 ? words.noPending : null,
      list: pending.map(({ id, reference, amount, currency }) => ({
        id,
        reference,
        amount: formatMoney(amount, currency, lang),
        approve: decide(id, 'aprobar'),
        reject: decide(id, 'rechazar'),
      })),
    },
    recent: {
      heading: words.recent,
      empty: recent.length === 0 ? words.noRecent : null,
      list: recent.map((one) => recentCheckout(setting, one, shown.mistake)),
    },
  };
}

function recentCheckout(
  setting: Setting,
  { checkout, payment }: Shown['recent'][number],
  mistake: Mistake | null,
): RecentCheckout {
  const { lang, base, suffix } = setting;
  const { amount, currency, reference } = checkout.request;
  const act = (verb: string) => `${base}/pagos/${payment?.id}/${verb}${suffix}`;
  const left = payment ? refundable(payment) : 0;
  const wrong = mistake?.id === payment?.id ? mistake : null;
  return {
    id: checkout.id,
    reference,
    amount: formatMoney(amount, currency, lang),
    state: stateOf(setting, checkout, payment),
    created: checkout.created_at.slice(0, 16).replace('T', ' '),
    refund:
      left > 0
        ? {
            all: act('devolver'),
            part: act('devolver-parte'),
            field: `importe-${checkout.id}`,
            value: wrong?.typed ?? '',
            error: wrong ? setting.text.desk.back.wrong(formatMoney(left, currency, lang)) : null,
          }
        : null,
    dispute: left > 0 ? act('desconocer') : null,
    reinstate: payment?.disputed ? act('resolver') : null,
  };
}

function stateOf({ text, lang }: Setting, checkout: Checkout, payment: Payment | null): string {
  const { states } = text.desk;
  if (!payment) return checkout.status === 'open' ? states.open : states.expired;
  const { refunded, amount, disputed, currency } = payment;
  if (refunded === amount) return states.refunded;
  const parts = [
    disputed ? states.disputed : states[payment.status],
    ...(refunded > 0 ? [states.partly(formatMoney(refunded, currency, lang))] : []),
  ];
  return parts.join(', ');
}
