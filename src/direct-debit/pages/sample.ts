import { sampleInvoice } from '../../invoices/sample.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Obstacle } from '../../payables/payable.ts';
import { SAMPLE_TODAY, sampleAccount } from '../../payables/sample.ts';
import { billNow } from '../orders/announce.ts';
import type { DebitOrder } from '../orders/store.ts';
import type { BillOutlook } from '../outlook/bills.ts';
import { outlookOf } from '../outlook/rule.ts';
import type { OrderState } from '../rules.ts';
import type { DebitEnrolment } from '../store.ts';

export const sampleEnrolment: DebitEnrolment = {
  id: 'E-1',
  accountNumber: sampleAccount.number,
  userId: 'U-1',
  startedAt: '2026-07-25T12:00:00.000Z',
  endedAt: null,
  kind: 'cbu',
  meansSealed: 'sellado',
  lastFour: '5201',
  bank: 'Banco Macro',
  capCents: null,
  suspendedAt: null,
  suspendReason: null,
  endReason: null,
  cancelNumber: null,
  consentId: '01KC0000000000000000000000',
  refusals: 0,
  platform: null,
};

export function sampleOrder(n: number, state: OrderState, more: Partial<DebitOrder> = {}): DebitOrder {
  return {
    id: `01KD00000000000000000000${String(n).padStart(2, '0')}`,
    enrolmentId: sampleEnrolment.id,
    accountNumber: sampleAccount.number,
    invoiceNumber: `B-1002-${String(n).padStart(2, '0')}`,
    amountCents: 4_110_250,
    debitOn: n > 12 ? '2026-12-28' : `2026-${String(n).padStart(2, '0')}-11`,
    state,
    reason: null,
    attemptId: null,
    fileNumber: null,
    announcedAt: '2026-11-01T12:00:00.000Z',
    decidedAt: null,
    ...more,
  };
}

/** A bill that is still owed, under its order. */
export function sampleBill(
  number: string,
  dueOn: LocalDate,
  by: { order?: DebitOrder; enrolment?: DebitEnrolment; obstacle?: Obstacle } = {},
): BillOutlook {
  const { order = null, enrolment = sampleEnrolment, obstacle = null } = by;
  const invoice = sampleInvoice(number, { dueOn });
  const outlook = outlookOf({
    today: SAMPLE_TODAY,
    calendar: { holidays: new Set(), cutBusinessDays: 2 },
    enrolled: { live: true, suspended: enrolment.suspendedAt !== null, capCents: enrolment.capCents },
    bill: billNow(invoice, obstacle),
    order,
  });
  return { invoice, obstacle, order, outlook };
}
