import type { PayableSource } from '../payables/payable.ts';
import { findActivePlan, reopenInstalment, settleInstalment } from './store.ts';

/** The open instalments of the plan in force as things that can be paid (A133). */
export const instalmentsAsPayables: PayableSource = {
  kind: 'instalment',
  field: 'cuota',
  list: async (db, accountNumber, today) => {
    const plan = await findActivePlan(db, accountNumber);
    if (!plan) return [];
    const count = plan.instalments.length;
    return plan.instalments
      .filter((instalment) => instalment.settledAt === null)
      .map((instalment) => ({
        kind: 'instalment',
        id: instalment.id,
        labels: {
          es: `Cuota ${instalment.position} de ${count} del plan de pago`,
          en: `Instalment ${instalment.position} of ${count} of the payment plan`,
        },
        reference: '',
        dueOn: instalment.dueOn,
        secondDueOn: null,
        secondAmountCents: null,
        amountCents: instalment.amountCents,
        overdue: today > instalment.dueOn,
        href: `/cuentas/${accountNumber}/planes/${plan.id}`,
      }));
  },
  settle: settleInstalment,
  reopen: reopenInstalment,
};
