import { remarkOf as debitRemark } from '../direct-debit/outlook/remarks.ts';
import type { NotDebited } from '../direct-debit/outlook/rule.ts';
import type { FrameNotice } from '../http/page/frame.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { Language } from '../kit/text.ts';
import { shownNotice } from '../notices/page.ts';
import type { NoticeKind } from '../notices/store.ts';
import type { OfferedPayable } from '../payables/payable.ts';
import {
  SAMPLE_ATTEMPT,
  SAMPLE_PHONE,
  SAMPLE_TODAY,
  sampleAccount,
  sampleBill,
  sampleFields,
  sampleFrame,
  sampleInstalment,
} from '../payables/sample.ts';
import { remarkOf as goneBack } from '../payments/money-back/remarks.ts';
import { remarksOfPlan } from '../plans/payable.ts';
import type { Plan } from '../plans/plan.ts';
import { LATER_FOR_ALL, LATER_OF_ACCOUNT } from './later.ts';
import { laterPage } from './later-routes.ts';
import { homePage } from './page.ts';
import { dashboardText } from './text.ts';
import type { HomeView } from './view.ts';

const overdue = sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 });
const soon = sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 });
const later = sampleBill(6, { dueOn: '2026-12-27', amountCents: 4_110_250 });
const inProgress = sampleBill(3, {
  dueOn: '2026-07-12',
  amountCents: 2_987_000,
  obstacle: { kind: 'in-progress', attemptId: SAMPLE_ATTEMPT },
});
const cooling = sampleBill(2, {
  dueOn: '2026-05-11',
  amountCents: 2_895_445,
  obstacle: { kind: 'cooling', attemptId: SAMPLE_ATTEMPT, opensAt: '2026-11-22T18:42:00.000Z' },
});
const debited = sampleBill(6, {
  dueOn: '2026-12-27',
  amountCents: 4_110_250,
  obstacle: { kind: 'in-debit', debitId: 'D-1', debitOn: '2026-12-28', cents: 4_110_250 },
});
const account = sampleAccount.number;
const onItsWay = debitRemark(
  later,
  { kind: 'debited', debitOn: '2026-12-28', amountCents: later.amountCents, atBank: false },
  account,
);
const notDebited = (bill: OfferedPayable, why: NotDebited) =>
  debitRemark(bill, { kind: 'not-debited', why, reason: why === 'refused' ? 'funds' : null }, account);
const back = (bill: OfferedPayable, kind: 'refund' | 'chargeback', platform = 'test') =>
  goneBack(
    { number: bill.id, kind, attemptId: SAMPLE_ATTEMPT, platform, paidAt: '2026-11-03T12:00:00.000Z' },
    'America/Argentina/Mendoza',
  );
const many = Array.from({ length: 30 }, (_, i) =>
  sampleBill(i + 1, {
    dueOn: `20${String(20 + Math.floor(i / 6))}-0${(i % 6) + 1}-12`,
    amountCents: 123_456_789,
  }),
);

const plan: Plan = {
  id: 'P-1',
  accountNumber: sampleAccount.number,
  state: 'active',
  expiresOn: null,
  instalments: Array.from({ length: 6 }, (_, i) => ({
    id: `P-1-${i + 1}`,
    position: i + 1,
    dueOn: `2026-${String(i + 7).padStart(2, '0')}-05`,
    amountCents: 2_000_000,
    settledAt: i === 0 ? '2026-07-03T12:00:00.000Z' : null,
  })),
};
const instalments = [5, 6].map((n) =>
  sampleInstalment(n, { dueOn: n === 5 ? '2026-11-05' : '2026-12-05', amountCents: 2_000_000 }),
);

const first = sampleInstalment(1, { dueOn: '2026-11-27', amountCents: 2_000_000 });

const waitingFirst: OfferedPayable = { ...first, alsoHolds: [{ kind: 'invoice', id: overdue.id }] };

const home = (
  state: string,
  items: OfferedPayable[],
  { told = [], ...more }: Partial<HomeView> & { told?: NoticeKind[] } = {},
) =>
  galleryEntry({
    capability: 'dashboard',
    state,
    template: 'dashboard/home',
    model: (_language, f) =>
      homePage(f, {
        account: sampleAccount,
        today: SAMPLE_TODAY,
        items,
        remarks: [],
        chosen: [],
        fields: sampleFields,
        plan: null,
        digitalBill: false,
        directDebit: 'off',
        planMinimumCents: 5_000_000,
        unbilledCents: [],
        phone: SAMPLE_PHONE,
        surplus: [],
        ...more,
      }),
    options: (language) => ({ title: dashboardText[language].title }),
    frame: (language) => ({ ...sampleFrame(language), notices: told.flatMap((one) => shown(language, one)) }),
  });

function shown(language: Language, kind: NoticeKind): FrameNotice[] {
  const detail = JSON.stringify({ invoice: soon.reference, mailbox: 'ana.gomez@example.com' });
  const place = { accountNumber: sampleAccount.number, back: `/cuentas/${sampleAccount.number}` };
  const notice = shownNotice(language, { id: '01KC0000000000000000000001', kind, detail }, place);
  return notice ? [notice] : [];
}

const LATER = {
  account: LATER_OF_ACCOUNT.consumo,
  all: LATER_FOR_ALL['/ayuda'],
};

const comesLater = (state: string, place: keyof typeof LATER) => {
  const heading = LATER[place] ?? { es: '', en: '' };
  return galleryEntry({
    capability: 'dashboard',
    state,
    template: 'dashboard/later',
    model: (language) =>
      laterPage(language, {
        heading: heading[language],
        backHref: '/',
        phone: place === 'all' ? '' : SAMPLE_PHONE,
      }),
    options: (language) => ({ title: heading[language], trail: [{ label: heading[language], href: null }] }),
    ...(place === 'account' ? { frame: sampleFrame } : {}),
  });
};

const elsewhere = { ...sampleAccount, collection: 'leasing_office' as const };

/** INICIO in every state, and the page of what is not built yet. */
export const dashboardGallery: GalleryEntry[] = [
  home('nothing owed', []),
  home('a balance in favour', [overdue, soon], {
    surplus: [{ attemptId: SAMPLE_ATTEMPT, cents: 3_108_730 }],
  }),
  home('a balance in favour of two payments', [], {
    surplus: [
      { attemptId: SAMPLE_ATTEMPT, cents: 123_456_789 },
      { attemptId: 'other', cents: 1 },
    ],
  }),
  home('one bill due soon', [soon], { digitalBill: true }),
  home('a charge that is on no bill', [soon], { unbilledCents: [1_850_000] }),
  home('overdue bills and a plan is possible', [overdue, soon, later], { planMinimumCents: 3_000_000 }),
  home('back to paper', [soon], { told: ['back-to-paper'] }),
  home('a bill was not sent', [soon], { digitalBill: true, told: ['bill-not-sent'] }),
  home('two selected', [overdue, soon, later], { chosen: [overdue, later] }),
  home('blocked bills', [cooling, inProgress, overdue, debited], { directDebit: 'suspended' }),
  home('a debit on its way, and a bill that comes too late', [soon, later], {
    directDebit: 'on',
    remarks: [onItsWay, notDebited(soon, 'too-late')],
  }),
  home('a debit at the bank, and one that it refused', [overdue, debited], {
    directDebit: 'on',
    remarks: [
      notDebited(overdue, 'refused'),
      debitRemark(
        debited,
        { kind: 'debited', debitOn: '2026-12-28', amountCents: 4_110_250, atBank: true },
        account,
      ),
    ],
  }),
  home('debits skipped and over the cap', [soon, later], {
    directDebit: 'on',
    remarks: [notDebited(soon, 'skipped'), notDebited(later, 'over-cap')],
  }),
  home('direct debit suspended', [overdue, soon], {
    directDebit: 'suspended',
    remarks: [notDebited(overdue, 'overdue'), notDebited(soon, 'suspended')],
  }),
  home('owed again', [overdue, soon, later], {
    remarks: [back(overdue, 'refund'), back(soon, 'chargeback'), back(later, 'chargeback', 'debit')],
  }),
  home('a plan in force', [...instalments, soon], { plan, digitalBill: true, directDebit: 'on' }),
  home('a plan that waits for its first payment', [waitingFirst, overdue, soon], {
    remarks: remarksOfPlan([waitingFirst]),
    plan: {
      ...plan,
      state: 'generated',
      expiresOn: '2026-11-27',
      instalments: plan.instalments.map((instalment) => ({ ...instalment, settledAt: null })),
    },
  }),
  home('only a plan', instalments, { plan }),
  home('many large bills', many),
  home('paid at the leasing office', [overdue, soon], {
    account: { ...elsewhere, collectionNote: 'Enviar a la oficina de arrendamiento, Las Heras 850.' },
  }),
  home('paid at the customer centre', [soon], { account: { ...elsewhere, collection: 'office_only' } }),
  home('closed account with a debt', [overdue], {
    account: { ...elsewhere, status: 'closed', closedOn: '2026-10-13' },
    phone: '',
  }),
  comesLater('later, of an account', 'account'),
  comesLater('later, for all, without a telephone', 'all'),
];
