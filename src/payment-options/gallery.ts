import type { AccountEnrolments } from '../accounts/billing/enrolments.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { SAMPLE_PHONE, sampleAccount, sampleBill, sampleFrame } from '../payables/sample.ts';
import type { Plan } from '../plans/plan.ts';
import type { PaymentOptionsInput } from './page.ts';
import { paymentOptionsPage } from './page.ts';
import { paymentOptionsText } from './text.ts';

const PATH = `/cuentas/${sampleAccount.number}/opciones-de-pago`;
const bill = sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 });
const other = { ...sampleAccount, number: '100000001', serviceAddress: 'Av. Colón 250', locality: 'Ciudad' };
const off: AccountEnrolments = { digitalBill: false, directDebit: 'off' };
const suspended: AccountEnrolments = { digitalBill: true, directDebit: 'suspended' };

const enrolment: NonNullable<PaymentOptionsInput['enrolment']> = {
  id: 'E-1',
  accountNumber: sampleAccount.number,
  userId: 'U-1',
  startedAt: '2026-07-25T12:00:00.000Z',
  endedAt: null,
  kind: 'cbu',
  meansSealed: 'sellado',
  lastFour: '5201',
  bank: 'Banco Macro',
  capCents: 5_000_000,
  suspendedAt: null,
  suspendReason: null,
  endReason: null,
  cancelNumber: null,
  refusals: 0,
  platform: null,
};
const next: NonNullable<PaymentOptionsInput['next']> = {
  id: 'O-1',
  enrolmentId: enrolment.id,
  accountNumber: sampleAccount.number,
  invoiceNumber: bill.id,
  amountCents: bill.amountCents,
  debitOn: bill.dueOn,
  state: 'cut',
  reason: null,
  attemptId: null,
  fileNumber: 1,
  announcedAt: '2026-11-01T12:00:00.000Z',
  decidedAt: null,
};
const plan: Plan = {
  id: 'P-1',
  accountNumber: sampleAccount.number,
  state: 'active',
  expiresOn: null,
  instalments: [1, 2, 3].map((position) => ({
    id: `P-1-${position}`,
    position,
    dueOn: '2026-12-05',
    amountCents: 2_000_000,
    settledAt: position === 1 ? '2026-11-03T12:00:00.000Z' : null,
  })),
};

const page = (state: string, more: Partial<PaymentOptionsInput> = {}) =>
  galleryEntry({
    capability: 'payment-options',
    state,
    template: 'payment-options/page',
    model: (_language, f) =>
      paymentOptionsPage(f, {
        account: sampleAccount,
        items: [bill],
        enrolment: null,
        next: null,
        plan: null,
        phone: SAMPLE_PHONE,
        accounts: [other, sampleAccount],
        enrolments: new Map([
          [sampleAccount.number, off],
          [other.number, suspended],
        ]),
        moreAccounts: false,
        ...more,
      }),
    options: (language) => ({
      title: paymentOptionsText[language].title,
      trail: [{ label: paymentOptionsText[language].title, href: null }],
    }),
    frame: (language) => sampleFrame(language, PATH),
  });

/** *Opciones de pago* in its states. */
export const paymentOptionsGallery: GalleryEntry[] = [
  page('enrolled in nothing'),
  page('all of it on', {
    items: [{ ...bill, obstacle: { kind: 'in-debit', debitId: next.id, debitOn: next.debitOn } }],
    enrolment,
    next,
    plan,
    enrolments: new Map([[sampleAccount.number, { digitalBill: true, directDebit: 'on' as const }]]),
    accounts: [sampleAccount],
  }),
  page('closed account', {
    account: { ...sampleAccount, status: 'closed', closedOn: '2026-10-13' },
    phone: '',
    moreAccounts: true,
  }),
];
