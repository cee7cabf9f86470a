import type { Invoice } from '../../invoices/invoice.ts';
import { periodLabel } from '../../invoices/invoice.ts';
import type { Formats } from '../../kit/formats.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { PayableRow } from '../../payables/page.ts';
import { payableRows } from '../../payables/page.ts';
import type { Instalment } from '../plan.ts';
import { plansText } from '../text.ts';
import type { PlanInput } from './input.ts';

export interface BillRow {
  label: string;
  number: string;
  href: string;
  state: string;
  amount: string;
}

/** Those that can be paid as in every list of payables; of the others what is so. */
export function rowOf(f: Formats, input: PlanInput, instalment: Instalment): PayableRow {
  const { plan, today, timeZone } = input;
  const t = plansText[f.language].detail;
  const item = input.offered.find((one) => one.kind === 'instalment' && one.id === instalment.id);
  const label = t.instalment(instalment.position, plan.instalments.length);
  if (item && input.state === 'active' && instalment.settledAt === null) {
    const [row] = payableRows({
      ...input,
      f,
      items: [item],
      among: input.offered,
      accountNumber: plan.accountNumber,
    });
    if (row) return { ...row, label, href: null };
  }
  const live = input.state === 'generated' || input.state === 'active';
  const due: PayableRow['due'] =
    instalment.settledAt !== null
      ? {
          tone: 'ok',
          glyph: '✓',
          text: t.paidOn(f.dayFrom(today, localDate(instalment.settledAt, timeZone))),
        }
      : { tone: 'plain', glyph: '', text: live ? t.notYet(f.dayFrom(today, instalment.dueOn)) : t.noLonger };
  return {
    field: '',
    id: `cuota-${instalment.id}`,
    value: '',
    label,
    reference: '',
    href: null,
    due,
    second: null,
    amount: f.money(instalment.amountCents),
    checked: false,
    blocked: null,
    remarks: [],
    select: '',
  };
}

export function billRow(f: Formats, { plan, state, timeZone }: PlanInput, invoice: Invoice): BillRow {
  const t = plansText[f.language];
  const agreed = plan.agreement?.bills.find((bill) => bill.number === invoice.number);
  const settled = invoice.settledAt === null ? null : f.day(localDate(invoice.settledAt, timeZone));
  const unsettled = state === 'completed' ? t.detail.paidByPlan : t.offer.wasDue(f.day(invoice.dueOn));
  return {
    label: periodLabel(invoice.period, f.language),
    number: invoice.number,
    href: `/cuentas/${invoice.accountNumber}/facturas/${encodeURIComponent(invoice.number)}`,
    state: settled === null ? unsettled : t.detail.paidOn(settled),
    amount: f.money(agreed ? agreed.owedCents - agreed.waivedCents : invoice.amountCents),
  };
}
