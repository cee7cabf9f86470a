import type { Instant, LocalDate } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';

/** A one-off charge that is on no bill yet. */
export interface Charge {
  number: string;
  accountNumber: string;
  concept: string;
  amountCents: Cents;
  createdOn: LocalDate;
  /** The billing system's own word. */
  status: 'pending' | 'invoiced' | 'cancelled';
  /** When the customer accepted that it be billed here (A109). */
  acceptedAt: Instant | null;
  dueOn: LocalDate | null;
  verificationCode: string | null;
  /** What its customer agreed to. */
  consentId: string | null;
  settledAt: Instant | null;
  settledBy: string | null;
}

/** `on-a-bill`: the billing system has put it on a bill of its own, which is what is owed from then on. */
export type ChargeState = 'pending' | 'billed' | 'paid' | 'on-a-bill' | 'cancelled';

export function chargeState(charge: Pick<Charge, 'status' | 'acceptedAt' | 'settledAt'>): ChargeState {
  if (charge.settledAt !== null) return 'paid';
  if (charge.status === 'cancelled') return 'cancelled';
  if (charge.status === 'invoiced') return 'on-a-bill';
  return charge.acceptedAt === null ? 'pending' : 'billed';
}

export const chargesHref = (accountNumber: string) => `/cuentas/${accountNumber}/cargos`;

export const chargeHref = (charge: Pick<Charge, 'accountNumber' | 'number'>) =>
  `${chargesHref(charge.accountNumber)}/${encodeURIComponent(charge.number)}`;
