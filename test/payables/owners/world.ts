import type { PlatformNotice } from '../../../src/payments/platforms/platform.ts';
import type { Bank } from './parties/bank.ts';
import type { Statement } from './parties/billing.ts';
import { initialStatement } from './parties/billing.ts';
import type { Office } from './parties/office.ts';
import type { Tally } from './tally.ts';

export interface Question {
  fields: { factura: string[]; cuota: string[] };
  totalCents: number;
}

export interface World {
  office: Office;
  tally: Tally;
  attempts: string[];
  /** Attempts of which some browser was given the checkout's address. */
  handedOut: Set<string>;
  /** Attempts that a payment came for when nobody expected one any more. */
  late: Set<string>;
  /** Attempts whose money went back at some time. */
  wentBack: Set<string>;
  notices: PlatformNotice[];
  statement: Statement;
  /** Bills of which the billing system has said that they are not to be paid any more. */
  closedByBilling: Set<string>;
  bank: Bank;
  /** The question as each account's page was loaded last. */
  questions: Map<string, Question>;
  /** The offer that each account's page of plans shows: one quote for each number of instalments. */
  offers: Map<string, Map<number, string>>;
  /** Plans, as they were after the last moment. */
  planStates: Map<string, string>;
  orderStates: Map<string, string>;
}

export const newWorld = (office: Office, tally: Tally): World => ({
  ...{ office, tally },
  attempts: [],
  handedOut: new Set(),
  late: new Set(),
  wentBack: new Set(),
  notices: [],
  statement: initialStatement(),
  closedByBilling: new Set(),
  bank: new Map(),
  questions: new Map(),
  offers: new Map(),
  planStates: new Map(),
  orderStates: new Map(),
});

/** The platform has something to tell of an attempt; half of its notices name the payment only. */
export function emit(world: World, attemptId: string): void {
  const paymentId = world.office.platform.checkoutOf(attemptId)?.payments.at(-1)?.id ?? null;
  const number = world.notices.length;
  const named = number % 2 === 0 || paymentId === null;
  world.notices.push({ eventId: `ev_${number}`, attemptId: named ? attemptId : null, paymentId });
}
