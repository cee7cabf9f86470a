import type { GalleryEntry } from '../../http/page/gallery.ts';
import { galleryEntry } from '../../http/page/gallery.ts';
import {
  SAMPLE_ATTEMPT,
  SAMPLE_PHONE,
  sampleAccount,
  sampleBill,
  sampleFrame,
} from '../../payables/sample.ts';
import type { Attempt, AttemptState } from '../../payments/attempts/attempt.ts';
import type { PaymentMeans } from '../../payments/attempts/ledger.ts';
import type { MoneyBack } from '../../payments/money-back/standing.ts';
import type { Mood } from '../../payments/platforms/health/health.ts';
import type { RefusalReason } from '../../payments/platforms/platform.ts';
import { receiptsText } from '../text.ts';
import { paymentStatePage } from './page.ts';
import { stateText } from './text.ts';
import type { PaymentView } from './view.ts';

const bills = [
  sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 }),
  sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 }),
];

export const sampleAttempt: Attempt = {
  id: SAMPLE_ATTEMPT,
  accountNumber: sampleAccount.number,
  userId: 'U-1',
  language: 'es',
  platform: 'test',
  checkoutId: 'C-1',
  checkoutUrl: '/',
  chargedBy: 'checkout',
  state: 'redirected',
  reason: null,
  totalCents: 7_494_542,
  currency: 'ARS',
  receiptEmail: 'ana.gomez@example.com',
  verificationCode: '7KQ4-M2XD-9RTW',
  createdAt: '2026-11-22T18:12:00.000Z',
  paidAt: null,
  checks: 0,
};
const SAMPLE_CONTACT = { name: 'Red de débitos del Valle', phone: '0800-555-0136' };
export const WHOLE: MoneyBack = { refundedCents: 0, heldCents: 0, stands: true, reinstated: false };
const card: PaymentMeans = {
  method: 'card',
  lastFour: '4242',
  debitBank: null,
  fromEnrolledCard: false,
  paymentId: 'tp_9f3c2a71',
  chargedCents: 7_494_542,
  surplus: false,
  back: WHOLE,
};

const HISTORY: Record<AttemptState, string[]> = {
  created: ['created'],
  redirected: ['created', 'redirected'],
  processing: ['created', 'redirected', 'processing'],
  paid: ['created', 'redirected', 'paid'],
  rejected: ['created', 'redirected', 'rejected'],
  cancelled: ['created', 'cancelled'],
  expired: ['created', 'redirected', 'expired'],
  unknown: ['created', 'unknown'],
  review: ['created', 'redirected', 'review'],
};

interface Extras {
  means: Partial<PaymentMeans>;
  /** Past the wait after a refusal. */
  later: boolean;
  mood: Mood;
  after: PaymentView['after'];
  refused: Partial<PaymentView['refused']>;
  /** What happened besides that which leads to the state. */
  events: string[];
  /** What led to the state, where that is not the usual way. */
  before: string[] | null;
}

type Shown = Partial<Attempt> & Partial<Extras>;

const payment = (
  state: string,
  {
    means = {},
    later = false,
    mood = 'well',
    after = [],
    refused = {},
    events = [],
    before = null,
    ...facts
  }: Shown,
) =>
  galleryEntry({
    capability: 'receipts',
    state,
    template: 'receipts/state',
    model: (_language, f) =>
      paymentStatePage(
        f,
        viewOf({ ...sampleAttempt, ...facts }, { means, later, mood, after, refused, events, before }),
      ),
    options: (language) => {
      const t = receiptsText[language];
      const trail = [
        { label: t.historyTitle, href: `/cuentas/${sampleAccount.number}/pagos` },
        { label: t.stateTitle, href: null },
      ];
      return { title: stateText[language].headings[facts.state ?? sampleAttempt.state], trail };
    },
    frame: (language) => sampleFrame(language, `/cuentas/${sampleAccount.number}/pagos`),
  });

function viewOf(shown: Attempt, how: Extras): PaymentView {
  const way = how.before ? [...how.before, shown.state] : HISTORY[shown.state];
  const events = [...way, ...(how.means.surplus ? ['surplus'] : []), ...how.events];
  return {
    attempt: shown,
    items: bills,
    guest: false,
    account: sampleAccount,
    events: events.map((kind, i) => ({ kind, at: `2026-11-22T18:1${i + 2}:00.000Z`, detail: null })),
    means: shown.state === 'paid' || shown.state === 'review' ? { ...card, ...how.means } : null,
    platformLabel: 'Plataforma de prueba',
    baseUrl: 'http://localhost:3000',
    open: { transfer: true, phone: SAMPLE_PHONE },
    refused: { method: 'card', contact: SAMPLE_CONTACT, ...how.refused },
    now: how.later ? '2026-11-22T19:30:00.000Z' : '2026-11-22T18:15:00.000Z',
    retryMinutes: 30,
    nextCheckAt: '2026-11-22T18:17:00.000Z',
    mood: how.mood,
    after: how.after,
    againQuery: 'factura=B-1002-04&factura=B-1002-05',
  };
}

const refused = (state: string, reason: RefusalReason, more: Shown = {}) =>
  payment(`refused, ${state}`, { state: 'rejected', reason, ...more });
const byAccount: Shown = { refused: { method: 'bank_account' } };

const paid = { state: 'paid', paidAt: '2026-11-22T18:14:00.000Z' } as const;

/** One payment in every state. */
export const stateGallery: GalleryEntry[] = [
  payment('recorded', { state: 'created' }),
  payment('under way', { state: 'redirected' }),
  payment('pending', { state: 'processing' }),
  payment('pending, the platform is silent', { state: 'processing', mood: 'silent' }),
  payment('paid by card', paid),
  payment('paid, and its plan is in force', {
    ...paid,
    after: [
      {
        inWords: () => ({
          text: 'El plan de pago está en marcha. La cuota 2, de $\u00a020.000,00, vence el 22 de diciembre.',
          link: { label: 'Ver el plan', href: `/cuentas/${sampleAccount.number}/planes/P-1` },
        }),
      },
    ],
  }),
  payment('paid by direct debit', {
    ...paid,
    means: { method: 'bank_account', lastFour: '5201', debitBank: 'Banco Macro' },
  }),
  payment('paid from an enrolled card', {
    ...paid,
    chargedBy: 'enrolled-card',
    means: { fromEnrolledCard: true },
  }),
  payment('charged to an enrolled card', { state: 'created', chargedBy: 'enrolled-card' }),
  payment('charged to an enrolled card, no answer', { state: 'unknown', chargedBy: 'enrolled-card' }),
  payment('an enrolled card that could not be charged', {
    state: 'cancelled',
    reason: 'platform-refused',
    chargedBy: 'enrolled-card',
  }),
  payment('paid by bank account', { ...paid, means: { method: 'bank_account', lastFour: null } }),
  payment('paid by other means', { ...paid, means: { method: 'other', lastFour: null } }),
  payment('paid with a surplus', { ...paid, means: { surplus: true } }),
  payment('paid, partly refunded', {
    ...paid,
    means: { back: { ...WHOLE, refundedCents: 100_000 } },
    events: ['partly-refunded'],
  }),
  payment('paid, refunded', {
    ...paid,
    means: { back: { refundedCents: 7_494_542, heldCents: 0, stands: false, reinstated: false } },
    events: ['refunded'],
  }),
  payment('paid, charged back', {
    ...paid,
    means: { back: { refundedCents: 0, heldCents: 7_494_542, stands: false, reinstated: false } },
    events: ['charged-back'],
  }),
  payment('paid by a debit that the bank returned', {
    ...paid,
    platform: 'debit',
    means: { back: { refundedCents: 0, heldCents: 7_494_542, stands: false, reinstated: false } },
    events: ['debit-returned'],
  }),
  payment('paid, charged back and reinstated', {
    ...paid,
    means: { back: { ...WHOLE, reinstated: true } },
    events: ['charged-back', 'reinstated'],
  }),
  refused('no funds', 'funds'),
  refused('security code', 'security-code'),
  refused('card expired', 'card-expired'),
  refused('the bank must be called', 'call-bank'),
  refused('identity not confirmed', 'authentication'),
  refused('too many tries', 'attempts'),
  refused('no answer in time', 'technical'),
  refused('not completed', 'expired'),
  refused('may have been paid', 'duplicate'),
  refused('may be tried again', 'other', { later: true }),
  refused('bank account', 'bank-debit', byAccount),
  refused('bank account, no funds', 'funds', byAccount),
  refused('bank account, to be authorised', 'call-bank', byAccount),
  refused('bank account, nobody to call', 'other', { refused: { method: 'bank_account', contact: null } }),
  refused('wallet, no funds', 'funds', { refused: { method: 'other' } }),
  payment('cancelled by the customer', { state: 'cancelled', reason: 'customer' }),
  payment('refused by the platform', { state: 'cancelled', reason: 'platform-refused' }),
  payment('never sent', { state: 'cancelled', reason: 'never-sent' }),
  payment('expired', { state: 'expired' }),
  payment('unknown', { state: 'unknown' }),
  payment('under review', { state: 'review', reason: 'amount', means: { chargedCents: 500 } }),
  payment('under review, another currency', { state: 'review', reason: 'currency' }),
  payment('paid after it had expired', { ...paid, before: ['created', 'redirected', 'expired'] }),
  payment('paid after it was cancelled', { ...paid, before: ['created', 'cancelled', 'processing'] }),
  payment('paid after it was declined', { ...paid, before: ['created', 'redirected', 'rejected'] }),
  payment('paid, another payment in review', { ...paid, events: ['extra'] }),
  payment('paid, another payment given back', { ...paid, events: ['extra', 'extra-returned'] }),
  payment('reviewed, given back', { state: 'cancelled', reason: 'given-back' }),
];
