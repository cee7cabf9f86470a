import type { AccountEnrolments } from '../accounts/billing/enrolments.ts';
import { remarkOf } from '../direct-debit/outlook/remarks.ts';
import { sampleEnrolment } from '../direct-debit/pages/sample.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { SAMPLE_ATTEMPT, SAMPLE_PHONE, sampleAccount, sampleBill, sampleFrame } from '../payables/sample.ts';
import type { Plan } from '../plans/plan.ts';
import type { PaymentOptionsInput } from './page.ts';
import { paymentOptionsPage } from './page.ts';
import { paymentOptionsText } from './text.ts';

const PATH = `/cuentas/${sampleAccount.number}/opciones-de-pago`;
const bill = sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 });
const other = { ...sampleAccount, number: '100000001', serviceAddress: 'Av. Colón 250', locality: 'Ciudad' };
const off: AccountEnrolments = { digitalBill: false, directDebit: 'off' };
const suspended: AccountEnrolments = { digitalBill: true, directDebit: 'suspended' };

const enrolment = { ...sampleEnrolment, capCents: 5_000_000 };
const onItsWay = remarkOf(
  bill,
  { kind: 'debited', debitOn: bill.dueOn, amountCents: bill.amountCents, atBank: true },
  sampleAccount.number,
);
const notDebited = remarkOf(
  bill,
  { kind: 'not-debited', why: 'suspended', reason: null },
  sampleAccount.number,
);
const declined = { kind: 'cooling' as const, attemptId: SAMPLE_ATTEMPT, opensAt: '2026-11-22T18:42:00.000Z' };
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
        remarks: [],
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
    items: [
      {
        ...bill,
        obstacle: { kind: 'in-debit', debitId: 'O-1', debitOn: bill.dueOn, cents: bill.amountCents },
      },
    ],
    enrolment,
    remarks: [onItsWay],
    plan,
    enrolments: new Map([[sampleAccount.number, { digitalBill: true, directDebit: 'on' as const }]]),
    accounts: [sampleAccount],
  }),
  page('direct debit suspended', {
    enrolment: { ...enrolment, suspendedAt: '2026-11-20T12:00:00.000Z', suspendReason: 'refusals' },
    remarks: [notDebited],
    enrolments: new Map([[sampleAccount.number, suspended]]),
    accounts: [sampleAccount],
  }),
  page('a plan that waits, a payment declined', {
    items: [bill, { ...sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 }), obstacle: declined }],
    plan: { ...plan, state: 'generated', expiresOn: '2026-11-25' },
    accounts: [sampleAccount],
  }),
  page('closed account', {
    account: { ...sampleAccount, status: 'closed', closedOn: '2026-10-13' },
    phone: '',
    moreAccounts: true,
  }),
];
