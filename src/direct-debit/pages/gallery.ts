import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm } from '../../http/form.ts';
import type { GalleryEntry } from '../../http/page/gallery.ts';
import { galleryEntry } from '../../http/page/gallery.ts';
import { sampleInvoice } from '../../invoices/sample.ts';
import { SAMPLE_ATTEMPT, SAMPLE_TODAY, sampleAccount, sampleFrame } from '../../payables/sample.ts';
import type { DebitOrder } from '../orders/store.ts';
import type { DebitEnrolment } from '../store.ts';
import type { DebitText } from '../text.es.ts';
import { debitText } from '../text.ts';
import type { DebitPageInput } from './manage.ts';
import { debitPage } from './manage.ts';
import type { DebitFormInput } from './page.ts';
import { debitConfirmPage, debitFormPage } from './page.ts';
import { sampleBill, sampleEnrolment, sampleOrder } from './sample.ts';

const HERE = `/cuentas/${sampleAccount.number}/debito-automatico`;
const TYPED = { cuenta: '', cbu: '28505909 40090418135202', cuit: '20-05536168-3', titular: '' };
const options = (language: 'es' | 'en') => ({
  title: debitText[language].title,
  trail: [{ label: debitText[language].title, href: null }],
});
const base = {
  capability: 'direct-debit',
  options,
  frame: (language: 'es' | 'en') => sampleFrame(language, HERE),
};

const NOT_CAUGHT = {
  tooSoon: [sampleInvoice('B-1002-12')],
  overdue: [
    sampleInvoice('B-1002-11', { period: '2026-B4' }),
    sampleInvoice('B-1002-10', { period: '2026-B3' }),
  ],
};

const form = (
  state: string,
  more: Partial<Omit<DebitFormInput, 'form'>> & { typed?(t: DebitText): FormState } = {},
) =>
  galleryEntry({
    ...base,
    state,
    template: 'direct-debit/form',
    model: (language, f) => {
      const { typed, ...input } = more;
      return debitFormPage(f, {
        account: sampleAccount,
        offered: true,
        phone: '(0261) 555-0100',
        byCard: false,
        cancelled: null,
        notCaught: { tooSoon: [], overdue: [] },
        form: typed?.(debitText[language]) ?? emptyForm(),
        ...input,
      });
    },
  });

const confirm = (state: string, refused: (t: DebitText) => FormState = () => emptyForm()) =>
  galleryEntry({
    ...base,
    state,
    template: 'direct-debit/confirm',
    model: (language, f) =>
      debitConfirmPage(f, {
        account: sampleAccount,
        utility: 'Aguas del Valle',
        means: { bank: 'Banco Macro', lastFour: '5201' },
        holder: 'Ana María Gómez',
        taxId: '27-20111222-8',
        draft: 'sellado',
        form: refused(debitText[language]),
        notCaught: NOT_CAUGHT,
      }),
  });

const byCard: DebitEnrolment = {
  ...sampleEnrolment,
  kind: 'card',
  bank: 'Visa',
  lastFour: '4242',
  platform: 'test',
};

const PAST = [
  sampleOrder(11, 'refused', { reason: 'funds' }),
  sampleOrder(9, 'reversed', { attemptId: '01KC0000000000000000000000' }),
  sampleOrder(7, 'withdrawn', { reason: 'in-plan' }),
  sampleOrder(5, 'skipped'),
  sampleOrder(3, 'paid', { attemptId: '01KC0000000000000000000000' }),
];

const manage = (
  state: string,
  orders: DebitOrder[],
  more: Partial<Omit<DebitPageInput, 'capForm'>> & { typed?(t: DebitText): FormState } = {},
) =>
  galleryEntry({
    ...base,
    state,
    template: 'direct-debit/manage',
    model: (language, f) => {
      const { typed, ...input } = more;
      return debitPage(f, {
        account: sampleAccount,
        enrolment: sampleEnrolment,
        orders,
        bills: orders
          .filter((order) => order.debitOn > SAMPLE_TODAY)
          .map((order) =>
            sampleBill(order.invoiceNumber, order.debitOn, {
              order,
              enrolment: more.enrolment ?? sampleEnrolment,
            }),
          ),
        today: SAMPLE_TODAY,
        since: '2026-07-25',
        capForm: typed?.(debitText[language]) ?? emptyForm({ tope: '' }),
        ...input,
      });
    },
  });

const closed = { ...sampleAccount, status: 'closed' as const, closedOn: '2026-10-13' };
const leased = {
  ...sampleAccount,
  collection: 'leasing_office' as const,
  collectionNote: 'Enviar a la oficina de arrendamiento, Las Heras 850.',
};

/** Direct debit in every state, from invented data. */
export const debitGallery: GalleryEntry[] = [
  form('not enrolled'),
  form('cancelled before', { cancelled: { on: '2026-11-20', number: 'ABCD-EFGH-JKMN' } }),
  form('not enrolled, a card would do, too', { byCard: true }),
  form('not enrolled, a bill is due too soon', { notCaught: NOT_CAUGHT }),
  form('mistyped', {
    typed: (t) =>
      failedForm(TYPED, {
        cbu: t.errors.cbu['check-digit'],
        cuit: t.errors.taxId,
        titular: t.errors.holder,
      }),
  }),
  form('the number of a wallet', {
    typed: (t) => failedForm({ ...TYPED, cbu: '0000003100010000000001' }, { cbu: t.errors.cbu.cvu }),
  }),
  form('closed account', { account: closed }),
  form('paid at the leasing office', { account: leased }),
  form('not offered for now', { offered: false }),
  confirm('confirm'),
  confirm('confirm, terms not accepted', (t) => failedForm({}, { acepto: t.errors.terms })),
  manage('enrolled, nothing announced', []),
  manage('enrolled, next debit announced', [sampleOrder(13, 'announced'), ...PAST]),
  manage('next debit at the bank', [sampleOrder(14, 'announced'), sampleOrder(13, 'cut'), ...PAST]),
  manage('next debit skipped', [sampleOrder(13, 'skipped'), ...PAST]),
  manage('bills that are not debited', [sampleOrder(13, 'announced')], {
    bills: [
      sampleBill('B-1002-11', '2026-09-11'),
      sampleBill('B-1002-12', '2026-11-25'),
      sampleBill('B-1002-13', '2026-12-28', { order: sampleOrder(13, 'announced') }),
    ],
  }),
  manage('next debit being paid', [sampleOrder(13, 'announced')], {
    bills: [
      sampleBill('B-1002-13', '2026-12-28', {
        order: sampleOrder(13, 'announced'),
        obstacle: { kind: 'in-progress', attemptId: SAMPLE_ATTEMPT },
      }),
    ],
  }),
  manage('above the cap', [sampleOrder(13, 'over-cap')], {
    enrolment: { ...sampleEnrolment, capCents: 2_000_000 },
  }),
  manage('cap mistyped', [sampleOrder(13, 'announced')], {
    typed: (t) => failedForm({ tope: 'mucho' }, { tope: t.errors.cap.unreadable }),
  }),
  manage('by card, under way', [sampleOrder(14, 'announced'), sampleOrder(13, 'cut'), ...PAST], {
    enrolment: byCard,
  }),
  manage('by card, refused', [sampleOrder(11, 'refused', { reason: 'card-expired' })], { enrolment: byCard }),
  manage('by card, suspended', [sampleOrder(11, 'refused', { reason: 'card-declined' })], {
    enrolment: { ...byCard, suspendedAt: '2026-11-12T12:00:00.000Z', suspendReason: 'refusals' },
  }),
  manage('by card of another platform', [sampleOrder(11, 'withdrawn', { reason: 'suspended' })], {
    enrolment: { ...byCard, suspendedAt: '2026-11-12T12:00:00.000Z', suspendReason: 'platform' },
  }),
  manage('suspended', [sampleOrder(11, 'refused', { reason: 'account-closed' })], {
    enrolment: { ...sampleEnrolment, suspendedAt: '2026-11-12T12:00:00.000Z', suspendReason: 'refusals' },
  }),
  manage('enrolled before the portal', [], {
    enrolment: { ...sampleEnrolment, kind: null, meansSealed: null, bank: null, lastFour: null },
  }),
];
