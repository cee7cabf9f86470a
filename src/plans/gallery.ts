import { emptyForm, failedForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { PlanTerms } from '../kit/settings.ts';
import { SAMPLE_ATTEMPT, SAMPLE_PHONE, sampleAccount, sampleBill, sampleFrame } from '../payables/sample.ts';
import type { PlanInput } from './detail/input.ts';
import { planPage } from './detail/page.ts';
import type { Offer } from './offer/find.ts';
import type { Refusal } from './offer/page.ts';
import { offerPage, refusedPage } from './offer/page.ts';
import { optionsFor } from './offer/schedule.ts';
import { windowPage } from './offer/window.ts';
import { SAMPLE_TERMS, samplePlan, samplePlanInput } from './sample.ts';
import { plansText } from './text.ts';

const TODAY = '2026-11-22';

const bills = [
  sampleBill(2, { dueOn: '2026-05-11', amountCents: 2_895_445 }),
  sampleBill(3, { dueOn: '2026-07-12', amountCents: 2_987_000 }),
  sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 }),
];
const leftOut = [
  sampleBill(1, {
    dueOn: '2026-03-11',
    amountCents: 2_741_190,
    obstacle: { kind: 'in-progress', attemptId: SAMPLE_ATTEMPT },
  }),
  sampleBill(5, {
    dueOn: '2026-10-11',
    amountCents: 2_741_190,
    obstacle: { kind: 'cooling', attemptId: SAMPLE_ATTEMPT, opensAt: '2026-11-22T18:42:00.000Z' },
  }),
  sampleBill(6, {
    dueOn: '2026-11-20',
    amountCents: 2_741_190,
    obstacle: { kind: 'in-debit', debitId: 'D-1', debitOn: '2026-11-24', cents: 2_741_190 },
  }),
];

function offerOf(terms: Partial<PlanTerms> = {}, more: Partial<Offer> = {}): Offer {
  const all = { ...SAMPLE_TERMS, ...terms };
  const owedCents = 8_991_175;
  const waivedCents = Math.floor((261_879 * all.waiverPercent) / 100);
  const financedCents = owedCents - waivedCents;
  return {
    debt: {
      bills: bills.map((bill) => ({ number: bill.id, owedCents: bill.amountCents, waivedCents: 0 })),
      owedCents,
      waivedCents,
      financedCents,
    },
    bills,
    leftOut: [],
    options: optionsFor(financedCents, all, TODAY),
    terms: all,
    today: TODAY,
    ...more,
  };
}

const AROUND = {
  capability: 'plans',
  options: (language: 'es' | 'en') => ({
    title: plansText[language].title,
    trail: [{ label: plansText[language].title, href: null }],
  }),
  frame: (language: 'es' | 'en') => sampleFrame(language),
};

const offered = (state: string, offer: Offer, chosen: number | null = null) =>
  galleryEntry({
    ...AROUND,
    state,
    template: 'plans/offer',
    model: (_language, f) => offerPage(f, { accountNumber: sampleAccount.number, offer, chosen }),
  });

const refused = (state: string, found: Refusal, account = sampleAccount) =>
  galleryEntry({
    ...AROUND,
    state,
    template: 'plans/refused',
    model: (_language, f) => refusedPage(f, { account, found, phone: SAMPLE_PHONE }),
  });

const generateTrail = (language: 'es' | 'en') => [
  { label: plansText[language].title, href: '/' },
  { label: plansText[language].form.crumb, href: null },
];

const wrong = { nombre: '', documento: '20-1', telefono: 'x', correo: 'ana' };

const asked = (state: string, look: { wrong?: true; changed?: true }) =>
  galleryEntry({
    ...AROUND,
    options: (language) => ({ title: plansText[language].form.title, trail: generateTrail(language) }),
    state,
    template: 'plans/generate',
    model: (language, f) => {
      const t = plansText[language].form;
      const errors = {
        nombre: t.missingName,
        documento: t.wrongDocument,
        telefono: t.wrongPhone,
        correo: t.wrongEmail,
        acepto: t.mustAccept,
      };
      const offer = offerOf();
      const [option] = offer.options;
      if (!option) throw new Error('the sample offers nothing');
      const form = look.wrong ? failedForm(wrong, errors) : emptyForm({ correo: 'ana.gomez@example.com' });
      const changed = look.changed === true;
      return windowPage(f, { accountNumber: sampleAccount.number, offer, option, form, changed });
    },
  });

const plan = (state: string, input: Partial<PlanInput>) =>
  galleryEntry({
    ...AROUND,
    state,
    template: 'plans/plan',
    model: (_language, f) => planPage(f, samplePlanInput(input)),
  });

const paidAt = '2026-12-20T15:00:00.000Z';

/** Every page of payment plans in every state. */
export const plansGallery: GalleryEntry[] = [
  offered('options', offerOf()),
  offered(
    'options, one chosen, with a waiver and a bill left out',
    {
      ...offerOf({ waiverPercent: 50 }),
      leftOut,
    },
    6,
  ),
  offered('one option without interest', offerOf({ instalments: [2], monthlyRateBasisPoints: 0 })),
  refused('refused: no debt', { kind: 'no-debt' }),
  refused('refused: below the minimum', {
    kind: 'below-minimum',
    overdueCents: 1_200_000,
    minimumCents: 3_000_000,
  }),
  refused('refused: being paid', { kind: 'being-paid', bills: leftOut }),
  refused(
    'refused: not paid here',
    { kind: 'not-collected' },
    {
      ...sampleAccount,
      collection: 'leasing_office',
    },
  ),
  asked('data asked for', {}),
  asked('data with errors', { wrong: true }),
  asked('data after the terms changed', { changed: true }),
  plan('generated', { plan: samplePlan({ state: 'generated', paid: 0 }), state: 'generated' }),
  plan('in force', { plan: samplePlan({ state: 'active', paid: 1 }), state: 'active' }),
  plan('in force, seen by another user', {
    plan: samplePlan({ state: 'active', paid: 2 }),
    state: 'active',
    own: false,
  }),
  plan('completed', {
    plan: { ...samplePlan({ state: 'completed', paid: 6 }), endedAt: paidAt },
    state: 'completed',
  }),
  plan('lapsed', { plan: { ...samplePlan({ state: 'lapsed', paid: 2 }), endedAt: paidAt }, state: 'lapsed' }),
  plan('expired', { plan: samplePlan({ state: 'expired', paid: 0 }), state: 'expired' }),
  plan('discarded', { plan: samplePlan({ state: 'discarded', paid: 0 }), state: 'discarded' }),
  plan('of before the portal', {
    plan: {
      ...samplePlan({ state: 'active', paid: 1 }),
      requester: null,
      agreement: null,
      debtCents: null,
      totalCents: null,
      verificationCode: null,
    },
    state: 'active',
    consent: [],
  }),
];
