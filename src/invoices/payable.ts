import { isInPlan } from '../payables/claims.ts';
import type { PayableSource } from '../payables/payable.ts';
import { amountOwed, hasBalance, invoiceState, owedInTime, periodLabel } from './invoice.ts';
import { listOwedInvoices, reopenInvoice, settleInvoice } from './store.ts';

/** Bills as things that can be paid. */
export const invoicesAsPayables: PayableSource = {
  kind: 'invoice',
  field: 'factura',
  list: async (db, accountNumber, today) => {
    const owed = await listOwedInvoices(db, accountNumber);
    return owed
      .filter((invoice) => hasBalance(invoice, today))
      .map((invoice) => ({
        kind: 'invoice',
        id: invoice.number,
        labels: { es: periodLabel(invoice.period, 'es'), en: periodLabel(invoice.period, 'en') },
        reference: invoice.number,
        dueOn: invoice.dueOn,
        secondDueOn: invoice.secondDueOn,
        secondAmountCents: invoice.secondAmountCents,
        amountCents: amountOwed(invoice, today),
        ...(invoice.kind === 'service' ? { inTimeCents: owedInTime(invoice) } : {}),
        overdue: invoiceState(invoice, today) === 'overdue',
        href: `/cuentas/${accountNumber}/facturas/${encodeURIComponent(invoice.number)}`,
      }));
  },
  // What is in a plan is paid by its instalments: money that comes for it all the same is the account's.
  settle: async (tx, credit) =>
    !(await isInPlan(tx, { kind: 'invoice', id: credit.itemId })) &&
    (await settleInvoice(tx, { number: credit.itemId, attemptId: credit.attemptId, at: credit.at })),
  reopen: (tx, credit) => reopenInvoice(tx, { number: credit.itemId, attemptId: credit.attemptId }),
};
