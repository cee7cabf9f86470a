import type { Account } from '../accounts/account.ts';
import { accountFrame } from '../accounts/menus.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { Obstacle, OfferedPayable } from '../payables/payable.ts';
import { sampleAccount, sampleRemark } from '../payables/sample.ts';
import type { InvoiceInput } from './detail/page.ts';
import { invoicePage } from './detail/page.ts';
import type { Invoice } from './invoice.ts';
import { amountOwed, hasBalance, invoiceState, periodLabel } from './invoice.ts';
import type { InvoicesInput } from './page.ts';
import { invoiceHref, invoicesPage } from './page.ts';
import { sampleInvoice } from './sample.ts';
import { invoicesText } from './text.ts';

const TODAY = '2026-11-22';
const AROUND = { today: TODAY, timeZone: 'America/Argentina/Mendoza', phone: '(0261) 555-0100' };
const ATTEMPT = '01K9ABCDEFGHJKMNPQRSTVWXYZ';

const account: Account = { ...sampleAccount, service: 'metered', meterNumber: 'M104417' };
const leasing: Account = {
  ...account,
  collection: 'leasing_office',
  collectionNote: 'Administración Torres, (0261) 555-0177',
};
const closed: Account = { ...account, status: 'closed', closedOn: '2026-10-13' };

const later = sampleInvoice('B-1002-13', { period: '2026-B6', dueOn: '2026-12-30', secondDueOn: null });
const soon = sampleInvoice('B-1002-12', {});
const overdue = sampleInvoice('B-1002-11', {
  period: '2026-B4',
  dueOn: '2026-09-26',
  secondDueOn: '2026-10-06',
});
const paidHere = sampleInvoice('B-1002-10', {
  period: '2026-B3',
  dueOn: '2026-07-27',
  settledAt: '2026-07-20T18:12:00.000Z',
  settledBy: ATTEMPT,
});
const withdrawn = sampleInvoice('B-1002-09', { period: '2026-B2', dueOn: '2026-05-27', status: 'withdrawn' });
const cleared = sampleInvoice('B-1002-08', { period: '2026-B1', dueOn: '2026-03-27', amountDueCents: 0 });
const older = Array.from({ length: 12 }, (_, index) =>
  sampleInvoice(`B-1002-0${index}`, {
    period: `${2025 - Math.floor(index / 6)}-B${6 - (index % 6)}`,
    dueOn: `${2025 - Math.floor(index / 6)}-${String(12 - 2 * (index % 6)).padStart(2, '0')}-27`,
    status: 'paid',
    paidOn: `${2025 - Math.floor(index / 6)}-${String(12 - 2 * (index % 6)).padStart(2, '0')}-20`,
  }),
);

const OBSTACLES: Record<string, Obstacle> = {
  [later.number]: { kind: 'in-plan', planId: ATTEMPT },
  [overdue.number]: { kind: 'cooling', attemptId: ATTEMPT, opensAt: '2026-11-22T18:42:00.000Z' },
};

function offer(invoice: Invoice, obstacle: Obstacle | null): OfferedPayable {
  return {
    kind: 'invoice',
    id: invoice.number,
    labels: { es: periodLabel(invoice.period, 'es'), en: periodLabel(invoice.period, 'en') },
    reference: invoice.number,
    dueOn: invoice.dueOn,
    secondDueOn: invoice.secondDueOn,
    secondAmountCents: invoice.secondAmountCents,
    amountCents: amountOwed(invoice, TODAY),
    overdue: invoiceState(invoice, TODAY) === 'overdue',
    href: invoiceHref(invoice),
    obstacle,
  };
}

function list(state: string, invoices: Invoice[], changes: Partial<InvoicesInput> = {}): GalleryEntry {
  const offered = invoices
    .filter((invoice) => hasBalance(invoice, TODAY))
    .map((invoice) => offer(invoice, OBSTACLES[invoice.number] ?? null));
  const input = {
    ...AROUND,
    account,
    invoices,
    offered,
    remarks: [],
    chosen: [],
    onlyCurrent: false,
    ...changes,
  };
  return galleryEntry({
    capability: 'invoices',
    state,
    template: 'invoices/list',
    model: (_language, f) => invoicesPage(f, input),
    options: { title: invoicesText.es.title, trail: [{ label: invoicesText.es.title, href: null }] },
    frame: (language) =>
      accountFrame(language, {
        account: input.account,
        others: [account],
        path: `/cuentas/${account.number}/facturas`,
      }),
  });
}

const LINES = [
  { concept: 'Cargo fijo', quantity: '1', unit: 'bimestre', unitPrice: '5237.01', amountCents: 523_701 },
  { concept: 'Consumo de agua', quantity: '39', unit: 'm3', unitPrice: '520.00', amountCents: 2_028_000 },
  { concept: 'Desagüe cloacal', quantity: '39', unit: 'm3', unitPrice: '260.00', amountCents: 1_014_000 },
  { concept: 'IVA 21 %', quantity: '1', unit: null, unitPrice: null, amountCents: 748_797 },
  { concept: 'Tasa de fiscalización', quantity: '1', unit: null, unitPrice: null, amountCents: 71_314 },
];

function detail(state: string, invoice: Invoice, changes: Partial<InvoiceInput> = {}): GalleryEntry {
  const offered = hasBalance(invoice, TODAY) ? offer(invoice, null) : null;
  const input = {
    ...AROUND,
    account,
    invoice,
    offered,
    lines: LINES,
    remarks: [],
    paidByPlan: false,
    ...changes,
  };
  return galleryEntry({
    capability: 'invoices',
    state,
    template: 'invoices/detail',
    model: (_language, f) => invoicePage(f, input),
    options: {
      title: invoice.number,
      trail: [
        { label: invoicesText.es.title, href: `/cuentas/${account.number}/facturas` },
        { label: invoice.number, href: null },
      ],
    },
    frame: (language) =>
      accountFrame(language, { account: input.account, others: [account], path: invoiceHref(invoice) }),
  });
}

const HOME = `/cuentas/${account.number}`;
const REMARKS = {
  debited: {
    kind: 'debited',
    text: 'Se debita el 28/12/2026: $\u00a043.858,12',
    detail: 'Si la pagás antes, no se debita.',
    link: { label: 'Ver el débito automático', href: `${HOME}/debito-automatico` },
  },
  plan: {
    kind: 'plan-waits',
    text: 'En un plan que todavía no empezó',
    detail: 'Si la pagás sola, el plan se descarta.',
    link: { label: 'Ver el plan', href: `${HOME}/planes/${ATTEMPT}` },
  },
  back: {
    kind: 'money-back',
    text: 'Devolvimos tu pago del 3/11/2026',
    detail: 'Por eso se debe otra vez.',
    link: { label: 'Ver ese pago', href: `/pagos/${ATTEMPT}` },
  },
} as const;
const says = (invoice: Invoice, what: keyof typeof REMARKS) =>
  sampleRemark({ kind: 'invoice', id: invoice.number }, REMARKS[what]);

const all = [later, soon, overdue, paidHere, withdrawn, cleared, ...older];
const chosen = offer(soon, null);

/** Every page of the bills in every state, from invented data. */
export const invoicesGallery: GalleryEntry[] = [
  list('all kinds of bills', all, { remarks: [says(soon, 'debited')] }),
  list('only bills of a plan', [later, paidHere]),
  list('owed again, and in a plan that has not begun', [soon, overdue], {
    remarks: [says(soon, 'back'), says(overdue, 'plan')],
  }),
  list('one ticked', [soon, paidHere], { offered: [chosen], chosen: [chosen] }),
  list('nothing pending', [paidHere, ...older]),
  list('no bills yet', []),
  list('paid at the leasing office', [soon, paidHere], { account: leasing }),
  list('closed account', [overdue, paidHere], { account: closed }),
  list('only the current bill', [soon], { onlyCurrent: true }),
  detail('bill due soon', soon),
  detail('bill overdue with surcharge', overdue),
  detail('bill paid', paidHere),
  detail('bill withdrawn', withdrawn),
  detail('bill without a balance', cleared),
  detail('bill with a stated balance', { ...overdue, amountDueCents: 3_000_000 }),
  detail('bill being paid', soon, { offered: offer(soon, { kind: 'in-progress', attemptId: ATTEMPT }) }),
  detail('bill declined', overdue, { offered: offer(overdue, OBSTACLES[overdue.number] ?? null) }),
  detail('bill in a plan', overdue, { offered: offer(overdue, { kind: 'in-plan', planId: ATTEMPT }) }),
  detail('bill that is debited', soon, { remarks: [says(soon, 'debited')] }),
  detail('bill owed again, in a plan that has not begun', overdue, {
    remarks: [says(overdue, 'back'), says(overdue, 'plan')],
  }),
  detail('bill of the leasing office', soon, { account: leasing }),
  detail('bill without lines', soon, { lines: [] }),
];
