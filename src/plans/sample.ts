import { sampleInvoice } from '../invoices/sample.ts';
import type { PlanTerms } from '../kit/settings.ts';
import { SAMPLE_TODAY, sampleAccount, sampleFields, sampleInstalment } from '../payables/sample.ts';
import type { PlanInput } from './detail/input.ts';
import type { AgreedPlan, PlanState } from './plan.ts';

export const SAMPLE_TERMS: PlanTerms = {
  minimumCents: 3_000_000,
  instalments: [3, 6, 12],
  downPaymentPercent: 25,
  monthlyRateBasisPoints: 300,
  method: 'french',
  waiverPercent: 0,
  expiryDays: 5,
  lapseAfterMissed: 2,
  directDebit: false,
};

const INSTALMENTS = 6;
const CENTS = 2_000_000;
const dueOn = (index: number) => `2026-${String(index + 10).padStart(2, '0')}-05`;
const due = Array.from({ length: INSTALMENTS }, (_, index) =>
  index < 3 ? dueOn(index) : `2027-0${index - 2}-05`,
);

const bill = (n: number) =>
  sampleInvoice(`B-1002-0${n}`, {
    period: `2026-B${n}`,
    issuedOn: '2026-04-20',
    dueOn: `2026-0${2 * n}-11`,
    secondDueOn: null,
    amountCents: 3_500_000,
    secondAmountCents: null,
  });

/** Invented plans for the gallery. */
export function samplePlan({ state, paid }: { state: PlanState; paid: number }): AgreedPlan {
  return {
    id: 'P-1',
    accountNumber: sampleAccount.number,
    state,
    expiresOn: due[0] ?? null,
    createdAt: '2026-09-30T15:00:00.000Z',
    userId: 'U-1',
    consentId: 'C-1',
    requester: {
      name: 'Ana María Gómez',
      document: '27-20111222-8',
      phone: '261 555-0123',
      email: 'ana.gomez@example.com',
    },
    agreement: {
      terms: SAMPLE_TERMS,
      version: '2026-11',
      bills: [2, 3, 4].map((n) => ({ number: `B-1002-0${n}`, owedCents: 3_500_000, waivedCents: 0 })),
      annualCostBasisPoints: 4216,
    },
    debtCents: 10_500_000,
    totalCents: INSTALMENTS * CENTS,
    activatedAt: paid > 0 ? '2026-10-02T15:00:00.000Z' : null,
    endedAt: null,
    verificationCode: '7KQ4-M2XD-9RTA',
    bills: ['B-1002-02', 'B-1002-03', 'B-1002-04'],
    instalments: due.map((day, index) => ({
      id: `P-1-${index + 1}`,
      position: index + 1,
      dueOn: day,
      amountCents: CENTS,
      settledAt: index < paid ? `${day}T15:00:00.000Z` : null,
    })),
  };
}

export function samplePlanInput(changes: Partial<PlanInput> & Pick<Partial<PlanInput>, 'plan'>): PlanInput {
  const plan = changes.plan ?? samplePlan({ state: 'active', paid: 1 });
  const invoices = [2, 3, 4].map(bill);
  const [oldest] = invoices;
  if (plan.state === 'lapsed' && oldest)
    invoices[0] = { ...oldest, settledAt: plan.endedAt ?? plan.createdAt, settledBy: plan.id };
  const open = plan.instalments.filter(({ settledAt }) => settledAt === null);
  const offered = open.map(({ position, amountCents, dueOn: day }) => ({
    ...sampleInstalment(position, { dueOn: day, amountCents }),
    ...(plan.state === 'generated' ? { alsoHolds: [] } : {}),
  }));
  const live = plan.state === 'active' || plan.state === 'generated';
  return {
    account: sampleAccount,
    today: SAMPLE_TODAY,
    timeZone: 'America/Argentina/Mendoza',
    state: plan.state,
    plan,
    invoices,
    offered: live ? offered : [],
    chosen: [],
    fields: sampleFields,
    consent: ['La deuda de la cuenta se paga en cuotas.', 'El plan empieza cuando se paga la primera cuota.'],
    own: true,
    ...changes,
  };
}
