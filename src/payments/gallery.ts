import { emptyForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { OfferedPayable, PayableSource } from '../payables/payable.ts';
import {
  SAMPLE_ATTEMPT,
  SAMPLE_PHONE,
  sampleAccount,
  sampleBill,
  sampleFields,
  sampleFrame,
  sampleInstalment,
} from '../payables/sample.ts';
import type { Attempt, AttemptState } from './attempts/attempt.ts';
import type { PaymentMeans } from './attempts/ledger.ts';
import type { MoneyBack } from './money-back/book.ts';
import type { PaymentView } from './page.ts';
import { paymentStatePage } from './page.ts';
import { customerPaths } from './paying/paths.ts';
import type { Mood } from './platforms/health/health.ts';
import { questionPage } from './question.ts';
import { paymentsText } from './text.ts';
import { verifyPage } from './verify-routes.ts';

const bills = [
  sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 }),
  sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 }),
];
const instalment = sampleInstalment(5, { dueOn: '2026-11-05', amountCents: 2_000_000 });
const sources: PayableSource[] = [...sampleFields].map(([kind, field]) => ({
  kind: kind as PayableSource['kind'],
  field,
  list: async () => [],
  settle: async () => false,
  reopen: async () => false,
}));

const question = (
  state: string,
  items: OfferedPayable[],
  {
    changed = false,
    needsScripts = false,
    mood = 'well',
  }: { changed?: boolean; needsScripts?: boolean; mood?: Mood } = {},
) =>
  galleryEntry({
    capability: 'payments',
    state,
    template: 'payments/question',
    model: (_language, f) =>
      questionPage(f, {
        items,
        sources,
        paths: customerPaths(sampleAccount.number),
        form: emptyForm(),
        phonePanel: null,
        platform: { label: 'Plataforma de prueba', needsScripts },
        mood,
        receiptEmail: 'ana.gomez@example.com',
        open: { transfer: true, phone: SAMPLE_PHONE },
        changed,
        dropped: false,
      }),
    options: (language) => {
      const title = paymentsText[language].payTitle;
      return { title, trail: [{ label: title, href: null }], status: changed ? 422 : 200 };
    },
    frame: (language) => sampleFrame(language),
  });

const attempt: Attempt = {
  id: SAMPLE_ATTEMPT,
  accountNumber: sampleAccount.number,
  userId: 'U-1',
  language: 'es',
  platform: 'test',
  checkoutId: 'C-1',
  checkoutUrl: '/',
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
const WHOLE: MoneyBack = { refundedCents: 0, heldCents: 0, stands: true };
const card: PaymentMeans = {
  method: 'card',
  lastFour: '4242',
  paymentId: 'tp_9f3c2a71',
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

type Shown = Partial<Attempt> & { means?: Partial<PaymentMeans>; later?: boolean; mood?: Mood };

const payment = (state: string, { means = {}, later = false, mood = 'well', ...facts }: Shown) =>
  galleryEntry({
    capability: 'payments',
    state,
    template: 'payments/state',
    model: (_language, f) => paymentStatePage(f, viewOf({ ...attempt, ...facts }, { means, later, mood })),
    options: (language) => {
      const t = paymentsText[language];
      const trail = [
        { label: t.historyTitle, href: `/cuentas/${sampleAccount.number}/pagos` },
        { label: t.stateTitle, href: null },
      ];
      return { title: t.headings[facts.state ?? attempt.state], trail };
    },
    frame: (language) => sampleFrame(language, `/cuentas/${sampleAccount.number}/pagos`),
  });

function viewOf(
  shown: Attempt,
  how: { means: Partial<PaymentMeans>; later: boolean; mood: Mood },
): PaymentView {
  const events = [...HISTORY[shown.state], ...(how.means.surplus ? ['surplus'] : [])];
  return {
    attempt: shown,
    items: bills,
    guest: false,
    account: sampleAccount,
    events: events.map((kind, i) => ({ kind, at: `2026-11-22T18:1${i + 2}:00.000Z` })),
    means: shown.state === 'paid' ? { ...card, ...how.means } : null,
    platformLabel: 'Plataforma de prueba',
    baseUrl: 'http://localhost:3000',
    open: { transfer: true, phone: SAMPLE_PHONE },
    now: how.later ? '2026-11-22T19:30:00.000Z' : '2026-11-22T18:15:00.000Z',
    retryMinutes: 30,
    nextCheckAt: '2026-11-22T18:17:00.000Z',
    mood: how.mood,
    againQuery: 'factura=B-1002-04&factura=B-1002-05',
  };
}

const verify = (state: string, code: string, paid: boolean) =>
  galleryEntry({
    capability: 'payments',
    state,
    template: 'payments/verify',
    model: (_language, f) =>
      verifyPage(
        f,
        code,
        paid ? { ...attempt, state: 'paid', paidAt: attempt.createdAt, back: WHOLE } : null,
      ),
    options: (language) => {
      const { title } = paymentsText[language].verify;
      return { title, trail: [{ label: title, href: null }], status: code && !paid ? 404 : 200 };
    },
  });

const paid = { state: 'paid', paidAt: '2026-11-22T18:14:00.000Z' } as const;

/** The question, every state of a payment, and the verification. */
export const paymentsGallery: GalleryEntry[] = [
  question('question, one bill', bills.slice(0, 1)),
  question('question, two bills', bills),
  question('question, an instalment too', [...bills, instalment]),
  question('question, the amount changed', bills, { changed: true }),
  question('question, a platform that needs scripts', bills, { needsScripts: true }),
  question('question, the platform is silent', bills, { mood: 'silent' }),
  question('question, the platform is slow', bills, { mood: 'slow' }),
  payment('recorded', { state: 'created' }),
  payment('under way', { state: 'redirected' }),
  payment('pending', { state: 'processing' }),
  payment('pending, the platform is silent', { state: 'processing', mood: 'silent' }),
  payment('paid by card', paid),
  payment('paid by bank account', { ...paid, means: { method: 'bank_account', lastFour: null } }),
  payment('paid by other means', { ...paid, means: { method: 'other', lastFour: null } }),
  payment('paid with a surplus', { ...paid, means: { surplus: true } }),
  payment('paid, partly refunded', { ...paid, means: { back: { ...WHOLE, refundedCents: 100_000 } } }),
  payment('paid, refunded', {
    ...paid,
    means: { back: { refundedCents: 7_494_542, heldCents: 0, stands: false } },
  }),
  payment('paid, charged back', {
    ...paid,
    means: { back: { refundedCents: 0, heldCents: 7_494_542, stands: false } },
  }),
  payment('refused, no funds', { state: 'rejected', reason: 'funds' }),
  payment('refused, security code', { state: 'rejected', reason: 'security-code' }),
  payment('refused, the bank must be called', { state: 'rejected', reason: 'call-bank' }),
  payment('refused, bank account', { state: 'rejected', reason: 'bank-debit' }),
  payment('refused, may have been paid', { state: 'rejected', reason: 'duplicate' }),
  payment('refused, may be tried again', { state: 'rejected', reason: 'other', later: true }),
  payment('cancelled by the customer', { state: 'cancelled', reason: 'customer' }),
  payment('refused by the platform', { state: 'cancelled', reason: 'platform-refused' }),
  payment('never sent', { state: 'cancelled', reason: 'never-sent' }),
  payment('expired', { state: 'expired' }),
  payment('unknown', { state: 'unknown' }),
  payment('under review', { state: 'review', reason: 'amount' }),
  payment('reviewed, given back', { state: 'cancelled', reason: 'given-back' }),
  verify('verification', '', false),
  verify('verified', attempt.verificationCode, true),
  verify('not verified', 'XXXX-XXXX-XXXX', false),
];
