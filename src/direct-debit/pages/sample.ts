import { sampleAccount } from '../../payables/sample.ts';
import type { DebitOrder } from '../orders/store.ts';
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
