import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { Obstacle, OfferedPayable } from '../payables/payable.ts';
import {
  SAMPLE_ATTEMPT,
  SAMPLE_PHONE,
  SAMPLE_TODAY,
  sampleAccount,
  sampleFrame,
} from '../payables/sample.ts';
import type { Charge } from './charge.ts';
import { acceptPage, chargesPage } from './page.ts';
import { chargesText } from './text.ts';
import { voucherPage } from './voucher/page.ts';

const pending: Charge = {
  number: 'C-1002-1',
  accountNumber: sampleAccount.number,
  concept: 'Reconexión',
  amountCents: 1_850_000,
  createdOn: '2026-11-19',
  status: 'pending',
  acceptedAt: null,
  dueOn: null,
  verificationCode: null,
  consentId: null,
  settledAt: null,
  settledBy: null,
};
const billed: Charge = {
  ...pending,
  acceptedAt: '2026-11-20T15:02:00.000Z',
  dueOn: '2026-11-30',
  verificationCode: 'K7PM-2QXD-9R4T',
  consentId: '01KC0000000000000000000000',
};
const overdue: Charge = { ...billed, number: 'C-1002-0', concept: 'Cambio de medidor', dueOn: '2026-11-10' };
const paid: Charge = { ...billed, settledAt: '2026-11-21T12:30:00.000Z', settledBy: SAMPLE_ATTEMPT };
const onABill: Charge = { ...billed, number: 'C-1002-9', concept: 'Inspección', status: 'invoiced' };
const cancelled: Charge = { ...pending, number: 'C-1002-8', concept: 'Multa', status: 'cancelled' };

const AROUND = { account: sampleAccount, today: SAMPLE_TODAY, phone: SAMPLE_PHONE };
const leasing = { ...sampleAccount, collection: 'leasing_office' as const };

const offered = (charge: Charge, obstacle: Obstacle | null): OfferedPayable => ({
  kind: 'charge',
  id: charge.number,
  labels: { es: charge.concept, en: charge.concept },
  reference: charge.number,
  dueOn: charge.dueOn ?? charge.createdOn,
  secondDueOn: null,
  secondAmountCents: null,
  amountCents: charge.amountCents,
  overdue: false,
  href: '/',
  obstacle,
});

const LISTS = {
  'one to bill': { charges: [pending] },
  none: { charges: [] },
  'in every state': {
    charges: [pending, billed, overdue, paid, onABill, cancelled],
    offered: [offered(billed, null), offered(overdue, { kind: 'in-progress', attemptId: SAMPLE_ATTEMPT })],
  },
  'not paid here': { charges: [pending], account: leasing },
} satisfies Record<string, { charges: Charge[]; account?: typeof sampleAccount; offered?: OfferedPayable[] }>;

const VOUCHERS = {
  'to pay': { charge: billed, obstacle: null },
  overdue: { charge: overdue, obstacle: null },
  'a payment under way': { charge: billed, obstacle: { kind: 'in-progress', attemptId: SAMPLE_ATTEMPT } },
  paid: { charge: paid, obstacle: null },
  'on a bill': { charge: onABill, obstacle: null },
} satisfies Record<string, { charge: Charge; obstacle: Obstacle | null }>;

const path = `/cuentas/${sampleAccount.number}/cargos`;

const lists = Object.entries(LISTS).map(([state, input]) =>
  galleryEntry({
    capability: 'charges',
    state: `list: ${state}`,
    template: 'charges/list',
    model: (_language, f) => chargesPage(f, { ...AROUND, offered: [], ...input }),
    options: (language) => ({ title: chargesText[language].title }),
    frame: (language) => sampleFrame(language, path),
  }),
);

const vouchers = Object.entries(VOUCHERS).map(([state, { charge, obstacle }]) =>
  galleryEntry({
    capability: 'charges',
    state: `voucher: ${state}`,
    template: 'charges/voucher',
    model: (_language, f) =>
      voucherPage(f, { ...AROUND, charge, offered: obstacle && offered(charge, obstacle) }),
    options: (language) => ({ title: chargesText[language].voucher.heading(charge.concept) }),
    frame: (language) => sampleFrame(language, path),
  }),
);

export const chargesGallery: readonly GalleryEntry[] = [
  ...lists,
  galleryEntry({
    capability: 'charges',
    state: 'accept',
    template: 'charges/accept',
    model: (_language, f) => acceptPage(f, pending, { today: SAMPLE_TODAY, dueDays: 10 }),
    options: (language) => ({ title: chargesText[language].accept.title }),
    frame: (language) => sampleFrame(language, path),
  }),
  ...vouchers,
];
