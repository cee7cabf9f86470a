import type { Db } from '../kit/database.ts';
import type { ItemRef, Payable, PayableSource } from '../payables/payable.ts';
import type { Remark, RemarkSource } from '../payables/remark.ts';
import { afterPaying } from './after-paying.ts';
import { reopenInstalment } from './life/reopen.ts';
import { planOfInstalment, settleInstalment } from './life/settle.ts';
import type { Instalment, Plan } from './plan.ts';
import { openInstalments } from './plan.ts';
import { asItems, billsOf, findLivePlan } from './store.ts';
import { plansText } from './text.ts';

/**
 * The open instalments of the plan in force as things that can be paid (A133), the oldest first; of a plan that has
 * not begun, the first one, which takes the plan's bills out of reach (D13).
 */
export const instalmentsAsPayables: PayableSource = {
  kind: 'instalment',
  field: 'cuota',
  list: async (db, accountNumber, today) =>
    await payablesOf(db, await findLivePlan(db, accountNumber, today), today),
  settle: settleInstalment,
  reopen: reopenInstalment,
  afterPaying,
  alsoHolds: async (db, itemId) => {
    const plan = await planOfInstalment(db, itemId);
    const first = plan?.state === 'generated' && plan.instalments[0]?.id === itemId;
    return first ? asItems(plan.bills) : [];
  },
};

/** The same of a plan that is in hand. */
export async function payablesOf(db: Db, plan: Plan | null, today: string): Promise<Payable[]> {
  if (!plan) return [];
  const open = openInstalments(plan);
  if (plan.state === 'active')
    return open.map((instalment, index) => asPayable(plan, { instalment, today, before: open[index - 1] }));
  const [first] = open;
  if (!first) return [];
  const alsoHolds = asItems(await billsOf(db, plan.id));
  return [{ ...asPayable(plan, { instalment: first, today, before: undefined }), alsoHolds }];
}

/** The bills of a plan that has not begun: they can still be paid alone, which discards it (D13). */
export const planRemarks: RemarkSource = async (_db, { items }) => remarksOfPlan(items);

export const remarksOfPlan = (items: readonly Payable[]): Remark[] =>
  items.flatMap((first) =>
    (first.alsoHolds ?? []).map(
      (item): Remark => ({
        ...{ item, kind: 'plan-waits', tone: 'info', glyph: '…', debit: null },
        inWords: (f) => {
          const t = plansText[f.language].remark;
          return { text: t.waits, detail: t.alone, link: { label: t.see, href: first.href } };
        },
      }),
    ),
  );

function asPayable(
  plan: Plan,
  { instalment, today, before }: { instalment: Instalment; today: string; before: Instalment | undefined },
): Payable {
  const { position } = instalment;
  const count = plan.instalments.length;
  const after: ItemRef | null = before ? { kind: 'instalment', id: before.id } : null;
  return {
    kind: 'instalment',
    id: instalment.id,
    labels: {
      es: `Cuota ${position} de ${count} del plan de pago`,
      en: `Instalment ${position} of ${count} of the payment plan`,
    },
    reference: '',
    dueOn: instalment.dueOn,
    secondDueOn: null,
    secondAmountCents: null,
    amountCents: instalment.amountCents,
    overdue: today > instalment.dueOn,
    href: `/cuentas/${plan.accountNumber}/planes/${plan.id}`,
    ...(after ? { after } : {}),
  };
}
