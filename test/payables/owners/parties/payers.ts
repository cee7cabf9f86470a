import assert from 'node:assert/strict';
import { sumCents } from '../../../../src/kit/money.ts';
import type { ItemRef, OfferedPayable } from '../../../../src/payables/payable.ts';
import type { GuestAccess, Payer } from '../../../../src/payables/payer.ts';
import { choiceOf } from '../../../../src/paying/choice.ts';
import { ATTEMPT_STATES } from '../../../../src/payments/attempts/attempt.ts';
import { cancelAttempt, openCheckout } from '../../../../src/payments/attempts/checkout.ts';
import { resumeAttempt } from '../../../../src/payments/attempts/resume.ts';
import { settle } from '../../../../src/payments/attempts/settle.ts';
import { recordAttempt } from '../../../../src/payments/attempts/start.ts';
import { findAttempt, listItems } from '../../../../src/payments/attempts/store.ts';
import { PlatformUnavailable } from '../../../../src/payments/platforms/platform.ts';
import type { Happening } from '../happenings.ts';
import type { Question, World } from '../world.ts';
import { emit } from '../world.ts';
import { BILLS } from './cast.ts';

type Pay = Extract<Happening, { what: 'pay' }>;

/** The question is asked and answered for some bills and the oldest instalments, whoever has them in hand by then. */
export async function pay(world: World, event: Pay): Promise<void> {
  const { office, tally } = world;
  const { payments } = office.deps;
  const access = office.access[event.account];
  assert.ok(access);
  const { number } = access.account;
  const offered = await office.deps.payables.list(number);
  const page = (event.aged && world.questions.get(number)) || (await ask(world, event, { access, offered }));
  const { factura, cuota } = page.fields;
  if (factura.length + cuota.length === 0) return;
  if (offered.some(({ id, obstacle }) => obstacle && [...factura, ...cuota].includes(id)))
    tally['asked for what another has in hand'] += 1;
  const started = await recordAttempt(payments, payerOf(access, event.by, page.fields), {
    ...{ fields: page.fields, confirmedCents: page.totalCents },
    ...{ receiptEmail: 'ana.gomez@example.com', language: 'es' },
  });
  if (started.kind === 'changed') tally['total had changed'] += 1;
  if (started.kind === 'taken') tally['led to the other attempt'] += 1;
  if (started.kind !== 'started') return;
  world.attempts.push(started.attemptId);
  await count(world, { id: started.attemptId, by: event.by, offered });
  const attempt = await findAttempt(office.db, started.attemptId);
  assert.ok(attempt);
  if (await openCheckout(payments, attempt)) handOut(world, attempt.id);
}

type Access = World['office']['access'][number];

async function ask(
  world: World,
  { bills, instalments, by }: Pay,
  { access, offered }: { access: Access; offered: readonly OfferedPayable[] },
): Promise<Question> {
  const { number } = access.account;
  const own = BILLS.filter((bill) => bill.account === number);
  const due = offered.filter(({ kind }) => kind === 'instalment').slice(0, instalments);
  const fields = {
    factura: bills.flatMap((index) => own[index]?.number ?? []),
    cuota: due.map(({ id }) => id),
  };
  const seen = await choiceOf(world.office.deps.payables, payerOf(access, by, fields), fields);
  const question = { fields, totalCents: sumCents(seen.items.map(({ amountCents }) => amountCents)) };
  if (seen.items.length > 0) world.questions.set(number, question);
  return question;
}

const WHO = { customer: 'by its customer', guest: 'by a guest', code: 'with a pay code' } as const;

async function count(
  { office, tally }: World,
  { id, by, offered }: { id: string; by: Pay['by']; offered: readonly OfferedPayable[] },
): Promise<void> {
  const items = await listItems(office.db, id);
  const bills = items.filter(({ kind }) => kind === 'invoice').length;
  if (bills > 0) tally[`bill begun ${WHO[by]}`] += 1;
  if (bills > 1) tally['several bills begun'] += 1;
  if (items.length - bills > 1) tally['instalments paid together'] += 1;
  if (offered.some((one) => one.alsoHolds && items.some((item) => item.id === one.id)))
    tally['first instalment begun'] += 1;
}

function payerOf(access: Access, by: Pay['by'], { factura, cuota }: Question['fields']): Payer {
  if (by === 'customer') return access;
  const items: ItemRef[] = [
    ...factura.map((id): ItemRef => ({ kind: 'invoice', id })),
    ...cuota.map((id): ItemRef => ({ kind: 'instalment', id })),
  ];
  const only = by === 'code' ? items : null;
  return { userId: null, account: access.account, only, receiptEmail: null } as unknown as GuestAccess;
}

function handOut(world: World, attemptId: string): void {
  world.handedOut.add(attemptId);
  emit(world, attemptId);
}

export async function goOn(world: World, id: string): Promise<void> {
  const resumed = await resumeAttempt(world.office.deps.payments, id);
  if (resumed.kind === 'go') handOut(world, id);
}

export async function leave(world: World, id: string): Promise<void> {
  const { payments } = world.office.deps;
  const attempt = await findAttempt(payments.db, id);
  if (!attempt || !ATTEMPT_STATES[attempt.state].resumable) return;
  const after = await cancelAttempt(payments, attempt).catch((error) => {
    assert.ok(error instanceof PlatformUnavailable, error);
    return null;
  });
  if (after?.state === 'cancelled') world.tally['given up'] += 1;
  emit(world, id);
}

export async function comeBack({ office }: World, id: string): Promise<void> {
  const attempt = await findAttempt(office.db, id);
  if (attempt && ATTEMPT_STATES[attempt.state].open) await settle(office.deps.payments, id);
}

/** What the payer does on the platform's page, as long as it is open and somebody has its address. */
export function atPlatform(world: World, id: string, outcome: 'approved' | 'rejected' | 'pending'): void {
  if (!world.handedOut.has(id) || !world.office.platform.pay(id, outcome)) return;
  if (outcome === 'rejected') world.tally.refused += 1;
  if (outcome === 'pending') world.tally.pending += 1;
  emit(world, id);
}

/** A payment that was under way as its checkout closed, or a second one beside the first. */
export function turnUp(world: World, id: string, status: 'approved' | 'pending'): void {
  const { platform } = world.office;
  const checkout = platform.checkoutOf(id);
  if (!checkout || !world.handedOut.has(id) || platform.isOpen(checkout)) return;
  const paymentId = `pa_${checkout.id}_late`;
  if (checkout.payments.some((payment) => payment.id === paymentId)) return;
  platform.add(id, { id: paymentId, status });
  world.late.add(id);
  world.tally[`late ${status === 'approved' ? 'approval' : 'pending'}`] += 1;
  emit(world, id);
}

const MOVED = { refund: 'refund', dispute: 'dispute', won: 'dispute won' } as const;

/** What became of the newest approved payment of an attempt; a dispute that is won is the newest there is. */
export function moveMoney(world: World, wanted: string, how: keyof typeof MOVED): void {
  const { platform } = world.office;
  const paymentsOf = (id: string) => platform.checkoutOf(id)?.payments ?? [];
  const isDisputed = (id: string) => paymentsOf(id).some(({ disputed }) => disputed);
  const id = (how === 'won' && world.attempts.findLast(isDisputed)) || wanted;
  const payment = paymentsOf(id).findLast(
    (one) => one.status === 'approved' && (how === 'won' ? one.disputed : one.refundedCents === 0),
  );
  if (!payment) return;
  if (how === 'refund') payment.refundedCents = payment.amountCents;
  else payment.disputed = how === 'dispute';
  world.wentBack.add(id);
  world.tally[MOVED[how]] += 1;
  emit(world, id);
}
