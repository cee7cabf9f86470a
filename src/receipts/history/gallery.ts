import type { Account } from '../../accounts/account.ts';
import { accountFrame } from '../../accounts/menus.ts';
import type { GalleryEntry } from '../../http/page/gallery.ts';
import { galleryEntry } from '../../http/page/gallery.ts';
import type { TemplateName, Templates } from '../../http/render.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import type { Formats } from '../../kit/formats.ts';
import type { AttemptState } from '../../payments/attempts/attempt.ts';
import type { MoneyBack } from '../../payments/money-back/standing.ts';
import { historyHref, historyPage, outsidePaymentPage, shownOf } from './page.ts';
import { paidInvoices, paidInvoicesPage } from './paid-invoices.ts';
import type { OutsidePayment, Payment, PortalPayment } from './payment.ts';
import { mergePayments } from './payment.ts';
import type { UnfinishedAttempt } from './store.ts';
import { historyText } from './text.ts';

const TIME_ZONE = 'America/Argentina/Mendoza';
const ATTEMPT = '01K9ABCDEFGHJKMNPQRSTVWXYZ';

const account: Account = {
  number: '100000002',
  holderName: 'GÓMEZ, ANA MARÍA',
  holderSurname: 'GÓMEZ',
  serviceAddress: 'San Martín 1234',
  locality: 'Godoy Cruz',
  postcode: '5501',
  category: 'residential',
  service: 'unmetered',
  meterNumber: null,
  status: 'active',
  closedOn: null,
  collection: 'portal',
  collectionNote: null,
  ebillEmail: null,
  billLabel: null,
  customerId: null,
};

const item = (number: string, bimester: number, amountCents: number) => ({
  kind: 'invoice' as const,
  id: number,
  labels: { es: `Bimestre ${bimester} de 2026`, en: `Two-month period ${bimester} of 2026` },
  amountCents,
});

const WHOLE: MoneyBack = { refundedCents: 0, heldCents: 0, stands: true, reinstated: false };
const two = [item('B-1002-12', 4, 3_108_730), item('B-1002-11', 3, 3_011_680)];
const portal: PortalPayment[] = [
  {
    kind: 'portal',
    id: ATTEMPT,
    paidAt: '2026-11-22T18:12:00.000Z',
    amountCents: 6_120_410,
    items: two,
    method: 'card',
    lastFour: '4242',
    back: WHOLE,
    surplusCents: 0,
  },
  {
    kind: 'portal',
    id: ATTEMPT,
    paidAt: '2026-07-02T12:00:00.000Z',
    amountCents: 2_741_190,
    items: [item('B-1002-10', 2, 2_741_190)],
    method: 'bank_account',
    lastFour: null,
    back: WHOLE,
    surplusCents: 0,
  },
];
const wentBack = [
  { ...WHOLE, refundedCents: 6_120_410, stands: false },
  { ...WHOLE, refundedCents: 100_000 },
  { ...WHOLE, heldCents: 6_120_410, stands: false },
  { ...WHOLE, reinstated: true },
].flatMap((back) => portal.slice(0, 1).map((one) => ({ ...one, back })));
const CHANNELS = ['banco', 'pagofacil', 'rapipago', 'oficina', 'portal_anterior', 'billetera_del_sol'];
const outside = Array.from({ length: 48 }, (_, index): OutsidePayment => {
  const year = 2025 - Math.floor(index / 6);
  return {
    kind: 'outside',
    reference: `CAJA-${48 - index}`,
    invoiceNumber: index % 7 === 5 ? null : `B-1002-${index}`,
    period: index % 7 === 5 ? null : `${year}-B${6 - (index % 6)}`,
    paidOn: `${year}-${String(12 - 2 * (index % 6)).padStart(2, '0')}-20`,
    amountCents: 2_895_445 - 10_000 * index,
    channel: CHANNELS[index % CHANNELS.length] ?? '',
  };
});

const unfinished = (state: AttemptState): UnfinishedAttempt => ({
  attempt: {
    id: ATTEMPT,
    accountNumber: account.number,
    state,
    userId: null,
    language: 'es',
    platform: 'test',
    checkoutId: null,
    checkoutUrl: null,
    chargedBy: 'checkout',
    reason: null,
    totalCents: 6_120_410,
    currency: 'ARS',
    receiptEmail: '',
    verificationCode: '',
    createdAt: '2026-11-22T18:04:00.000Z',
    paidAt: null,
    checks: 0,
  },
  items: two,
});

const invoices = outside.flatMap((payment): Invoice[] =>
  payment.invoiceNumber === null
    ? []
    : [
        {
          number: payment.invoiceNumber,
          accountNumber: account.number,
          kind: 'service',
          period: payment.period ?? '',
          issuedOn: payment.paidOn,
          dueOn: payment.paidOn,
          secondDueOn: null,
          amountCents: payment.amountCents,
          secondAmountCents: null,
          amountDueCents: null,
          status: 'paid',
          paidOn: payment.paidOn,
          settledAt: null,
          settledBy: null,
        },
      ],
);

const at = { accountNumber: account.number, timeZone: TIME_ZONE };
const everything = mergePayments(portal, outside, TIME_ZONE);
const path = historyHref(account.number);

const history = (
  state: string,
  shown: { payments: Payment[]; unfinished?: UnfinishedAttempt[]; page?: string },
): GalleryEntry =>
  entry({ state, template: 'receipts/history', path }, (f) =>
    historyPage(f, {
      ...at,
      shown: shownOf(shown.payments, shown.page),
      unfinished: shown.unfinished ?? [],
      phone: '(0261) 555-0100',
    }),
  );

const paid = (state: string, bills: Invoice[], visible = bills): GalleryEntry =>
  entry({ state, template: 'receipts/history-invoices', path: `${path}/facturas` }, (f) =>
    paidInvoicesPage(f, {
      accountNumber: account.number,
      paid: paidInvoices(bills, everything, TIME_ZONE),
      visible: new Set(visible.map((bill) => bill.number)),
      page: undefined,
    }),
  );

const elsewhere = (state: string, payment: OutsidePayment): GalleryEntry =>
  entry({ state, template: 'receipts/history-outside', path }, (f) =>
    outsidePaymentPage(f, { accountNumber: account.number, payment }),
  );

const [named, onAccount] = [outside[0], outside[5]];

/** The histories in every state, from invented data. */
export const historyGallery: GalleryEntry[] = [
  history('history of payments', { payments: everything }),
  history('history of payments, last page', { payments: everything, page: '2' }),
  history('history of payments with unfinished ones', {
    payments: portal,
    unfinished: (['redirected', 'processing', 'unknown', 'review', 'rejected'] as const).map(unfinished),
  }),
  history('history of payments, money went back', { payments: wentBack }),
  history('history of payments, a balance in favour', {
    payments: portal.map((one, index) => (index === 0 ? { ...one, surplusCents: 3_011_680 } : one)),
  }),
  history('history of payments, empty', { payments: [] }),
  paid('history of paid bills', invoices),
  paid('history of paid bills, only the current one visible', invoices, invoices.slice(0, 1)),
  paid('history of paid bills, empty', []),
  ...(named ? [elsewhere('payment made elsewhere', named)] : []),
  ...(onAccount ? [elsewhere('payment made elsewhere on account', onAccount)] : []),
];

function entry<K extends TemplateName>(
  shown: { state: string; template: K; path: string },
  model: (f: Formats) => Templates[K],
): GalleryEntry {
  const { title } = historyText.es;
  return galleryEntry({
    capability: 'receipts',
    state: shown.state,
    template: shown.template,
    model: (_language, f) => model(f),
    options: { title, trail: [{ label: title, href: null }] },
    frame: (language) => accountFrame(language, { account, others: [account], path: shown.path }),
  });
}
