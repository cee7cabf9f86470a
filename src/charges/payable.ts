import type { PayableSource } from '../payables/payable.ts';
import { chargeHref } from './charge.ts';
import { listBilledCharges, reopenCharge, settleCharge } from './store.ts';

/** Charges that were accepted and billed here, as things that can be paid (A112). */
export const chargesAsPayables: PayableSource = {
  kind: 'charge',
  field: 'cargo',
  list: async (db, accountNumber, today) =>
    (await listBilledCharges(db, accountNumber)).map((charge) => {
      const dueOn = charge.dueOn ?? charge.createdOn;
      return {
        kind: 'charge',
        id: charge.number,
        labels: { es: `Cargo: ${charge.concept}`, en: `Charge: ${charge.concept}` },
        reference: charge.number,
        dueOn,
        secondDueOn: null,
        secondAmountCents: null,
        amountCents: charge.amountCents,
        overdue: today > dueOn,
        href: chargeHref(charge),
      };
    }),
  settle: settleCharge,
  reopen: reopenCharge,
};
