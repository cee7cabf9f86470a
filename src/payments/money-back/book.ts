import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';
import type { Cents } from '../../kit/money.ts';
import type { Attempt } from '../attempts/attempt.ts';
import type { ProviderPayment } from '../platforms/platform.ts';
import type { Told } from './reopening.ts';
import { closeAgain, reopenItems } from './reopening.ts';

/** Money that left the books, or came back to them. The same fact has the same `soFar` however often it is told. */
export interface MoneyBackFact {
  kind: 'refund' | 'chargeback' | 'reinstated';
  paymentId: string;
  soFar: number;
  cents: Cents;
  /** Nothing of the payment is left. */
  whole: boolean;
}

interface Books {
  creditedCents: Cents;
  refundedCents: Cents;
  /** Taken by a dispute that is not decided for us. */
  heldCents: Cents;
  chargebacks: number;
  reinstated: number;
}

/**
 * Books what the platform says went back of a payment, or came back of it. Only when nothing is left of it are the
 * items owed again. Answers the facts that are new.
 */
export async function bookMoneyBack(tx: Tx, clock: Clock, told: Told): Promise<MoneyBackFact[]> {
  const { attempt, payment } = told;
  const before = await booksOf(tx, attempt.platform, payment.id);
  if (before.creditedCents === 0) return [];
  const facts = factsBetween(before, payment);
  for (const fact of facts) await insert(tx, clock, { attempt, fact });
  const left = before.creditedCents - before.refundedCents - before.heldCents;
  const leftNow = left + facts.reduce((sum, fact) => sum + signed(fact), 0);
  if (left > 0 && leftNow <= 0) await reopenItems(tx, clock, told);
  if (left <= 0 && leftNow > 0) await closeAgain(tx, clock, told);
  // A refund out of disputed money moves it from one heap to the other: to the payer that is the refund alone.
  return facts.filter((fact) => fact.kind !== 'reinstated' || !payment.disputed);
}

function factsBetween(books: Books, payment: ProviderPayment): MoneyBackFact[] {
  const credited = books.creditedCents;
  const refunded = Math.min(payment.refundedCents, credited);
  const held = payment.disputed ? credited - refunded : 0;
  const paymentId = payment.id;
  const whole = refunded + held === credited;
  const facts: MoneyBackFact[] = [];
  const taken = held - books.heldCents;
  if (taken > 0)
    facts.push({ kind: 'chargeback', paymentId, soFar: books.chargebacks + 1, cents: taken, whole });
  if (taken < 0)
    facts.push({ kind: 'reinstated', paymentId, soFar: books.reinstated + 1, cents: -taken, whole });
  if (refunded > books.refundedCents)
    facts.push({ kind: 'refund', paymentId, soFar: refunded, cents: refunded - books.refundedCents, whole });
  return facts;
}

const signed = ({ kind, cents }: MoneyBackFact) => (kind === 'reinstated' ? cents : -cents);

async function insert(
  tx: Tx,
  clock: Clock,
  { attempt, fact }: { attempt: Attempt; fact: MoneyBackFact },
): Promise<void> {
  await tx
    .insertInto('ledger_entries')
    .values({
      id: newId(clock),
      platform: attempt.platform,
      provider_payment_id: fact.paymentId,
      kind: fact.kind,
      so_far: fact.soFar,
      attempt_id: attempt.id,
      account_number: attempt.accountNumber,
      item_kind: null,
      item_id: null,
      amount_cents: signed(fact),
      recorded_at: instant(clock),
    })
    .execute();
}

async function booksOf(tx: Tx, platform: string, paymentId: string): Promise<Books> {
  const rows = await tx
    .selectFrom('ledger_entries')
    .select(['kind', 'amount_cents as cents'])
    .where('platform', '=', platform)
    .where('provider_payment_id', '=', paymentId)
    .execute();
  const of = (...kinds: string[]) => rows.filter((row) => kinds.includes(row.kind));
  const sum = (...kinds: string[]) => of(...kinds).reduce((total, row) => total + row.cents, 0);
  return {
    creditedCents: sum('credit', 'surplus'),
    refundedCents: 0 - sum('refund'),
    heldCents: 0 - sum('chargeback', 'reinstated'),
    chargebacks: of('chargeback').length,
    reinstated: of('reinstated').length,
  };
}
