import { findAttempt } from '../../../src/payments/attempts/store.ts';
import type { ProviderPayment } from '../../../src/payments/platforms/platform.ts';
import type { Happening, MoneyBack } from './happenings.ts';
import type { Kind } from './tally.ts';
import type { World } from './world.ts';
import { emit, isPayable, wasHandedOut } from './world.ts';

const PART_CENTS = 100_000;

const CHANGES: Record<MoneyBack, (payment: ProviderPayment) => Partial<ProviderPayment>> = {
  refund: (payment) => ({ refundedCents: payment.amountCents }),
  part: (payment) => ({ refundedCents: Math.min(payment.refundedCents + PART_CENTS, payment.amountCents) }),
  dispute: () => ({ disputed: true }),
  won: () => ({ disputed: false }),
};

const NAMES: Record<MoneyBack, Kind> = {
  refund: 'refund',
  part: 'refund in part',
  dispute: 'dispute',
  won: 'dispute won',
};

/** What the payer does on the platform's page, as long as it is open and somebody has its address. */
export function pay(world: World, id: string, outcome: Extract<Happening, { what: 'pay' }>['outcome']): void {
  const { platform } = world.shop;
  const checkout = platform.checkoutOf(id);
  if (!checkout || !isPayable(world, checkout)) return;
  if (outcome === 'declined') {
    const number = checkout.payments.length;
    platform.add(id, { id: `pa_${checkout.id}_declined_${number}`, status: 'rejected', reason: 'funds' });
    world.tally['declined, its page still open'] += 1;
  } else platform.pay(id, outcome);
  emit(world, id);
}

/** What became of the newest approved payment of an attempt; a dispute that is won is the newest there is. */
export function moveMoney(world: World, wanted: string, how: MoneyBack): void {
  const id = (how === 'won' && world.attempts.findLast((one) => isDisputed(world, one))) || wanted;
  const payments = world.shop.platform.checkoutOf(id)?.payments ?? [];
  const payment = payments.findLast((one) => one.status === 'approved' && (how !== 'won' || one.disputed));
  if (!payment) return;
  Object.assign(payment, CHANGES[how](payment));
  world.wentBack.add(id);
  world.tally[NAMES[how]] += 1;
  emit(world, id);
}

const isDisputed = ({ shop }: World, id: string) =>
  shop.platform.checkoutOf(id)?.payments.some((payment) => payment.disputed);

const LATE: Record<'approved' | 'pending', Record<string, Kind>> = {
  approved: {
    expired: 'late approval after expired',
    cancelled: 'late approval after cancelled',
    rejected: 'late approval after rejected',
    paid: 'second payment of a paid attempt',
  },
  pending: {
    expired: 'late pending after expired',
    cancelled: 'late pending after cancelled',
    rejected: 'late pending after rejected',
    paid: 'pending beside a paid one',
  },
};

/**
 * A payment that was under way as its checkout closed, or a second one beside the first, and of which the platform has
 * said nothing until now.
 */
export async function turnUp(world: World, id: string, status: 'approved' | 'pending'): Promise<void> {
  const { platform, payments } = world.shop;
  const checkout = platform.checkoutOf(id);
  const attempt = await findAttempt(payments.db, id);
  if (!checkout || !attempt || !wasHandedOut(world, id) || platform.isOpen(checkout)) return;
  const paymentId = `pa_${checkout.id}_late`;
  if (checkout.payments.some((payment) => payment.id === paymentId)) return;
  platform.add(id, { id: paymentId, status });
  world.late.add(id);
  const kind = LATE[status][attempt.state];
  if (kind) world.tally[kind] += 1;
  emit(world, id);
}
