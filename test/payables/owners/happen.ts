import assert from 'node:assert/strict';
import { announceDebits } from '../../../src/direct-debit/orders/announce.ts';
import { addDays } from '../../../src/kit/dates.ts';
import { localDate } from '../../../src/kit/intl/zone.ts';
import { handleNotices, keepNotice } from '../../../src/payments/attempts/notices.ts';
import { reconcile } from '../../../src/payments/attempts/reconcile.ts';
import { sweepPlatform } from '../../../src/payments/sweep/sweep.ts';
import { sweepPlans } from '../../../src/plans/life/sweep.ts';
import { sweepDeps } from '../../../src/plans/life/sweep-deps.ts';
import type { Change, Happening } from './happenings.ts';
import { agree, arrangeDebit, clockToCut, cut, giveUpPlan, look, skip } from './parties/agreements.ts';
import { decide, takeAnswers } from './parties/bank.ts';
import type { Stated } from './parties/billing.ts';
import { exportOf, importInto } from './parties/billing.ts';
import { BILLS } from './parties/cast.ts';
import { TIME_ZONE } from './parties/office.ts';
import { atPlatform, comeBack, goOn, leave, moveMoney, pay, turnUp } from './parties/payers.ts';
import type { Kind } from './tally.ts';
import type { World } from './world.ts';
import { emit } from './world.ts';

/** Lets one thing happen, as the routes, jobs and commands would do it. */
export async function happen(world: World, event: Happening): Promise<void> {
  const { office, tally } = world;
  const { deps } = office;
  switch (event.what) {
    case 'pay':
      return await pay(world, event);
    case 'notice':
      return await arrive(world, event.of);
    case 'poll':
      tally.poll += 1;
      await reconcile(deps.payments, { all: true });
      return;
    case 'list':
      tally['list of the platform'] += 1;
      return await readList(world);
    case 'announce':
      await announceDebits(deps);
      return;
    case 'cut':
      return await cut(world);
    case 'sweep':
      return await sweepPlans(sweepDeps(deps));
    case 'restart':
      tally.restart += 1;
      if (office.turns.killWaiting() > 0) tally['restart in the middle of something'] += 1;
      return await office.restart();
    case 'answer':
      return await answer(world, event.rows);
    case 'import':
      return await importExport(world, event);
    case 'clock':
      return office.clock.advance(event.minutes);
    case 'clock-to-cut':
      return await clockToCut(world);
    default:
      return 'of' in event && !('account' in event)
        ? await ofAttempt(world, event)
        : await ofAccount(world, event);
  }
}

type OfAccount = Extract<Happening, { account: number }>;

async function ofAccount(world: World, event: Happening): Promise<void> {
  const asked = event as Exclude<OfAccount, { what: 'pay' }>;
  const access = world.office.access[asked.account];
  assert.ok(access);
  switch (asked.what) {
    case 'offer':
      return await look(world, access);
    case 'agree':
      return await agree(world, access, asked.count);
    case 'give-up':
      return await giveUpPlan(world, access);
    case 'skip':
    case 'unskip':
      return await skip(world, access, asked);
    default:
      return await arrangeDebit(world, access, asked.what);
  }
}

async function ofAttempt(world: World, event: Extract<Happening, { of: number }>): Promise<void> {
  const id = world.attempts.at(-1 - event.of);
  if (!id) return;
  switch (event.what) {
    case 'return':
      return await comeBack(world, id);
    case 'continue':
      return await goOn(world, id);
    case 'leave':
      return await leave(world, id);
    case 'at-platform':
      return atPlatform(world, id, event.outcome);
    case 'decide':
      if (world.office.platform.decide(id, event.outcome)) emit(world, id);
      return;
    case 'late':
      return turnUp(world, id, event.outcome);
    case 'money-back':
      return moveMoney(world, id, event.how);
  }
}

async function arrive({ office, notices, tally }: World, of: number): Promise<void> {
  const notice = notices.at(-1 - of);
  if (!notice) return;
  tally.notice += 1;
  await keepNotice(office.deps.payments, notice);
  await handleNotices(office.deps.payments);
}

export async function readList({ office }: World): Promise<void> {
  await sweepPlatform(office.deps.payments, {
    from: '2000-01-01T00:00:00.000Z',
    to: '2100-01-01T00:00:00.000Z',
  });
}

async function answer(world: World, rows: Extract<Happening, { what: 'answer' }>['rows']): Promise<void> {
  const orders = [...world.bank.values()];
  const lines = rows.flatMap(({ of, word }) => {
    const order = orders.at(-1 - of);
    return order ? [decide(world, order, word)] : [];
  });
  if (new Set(lines.map((line) => line.slice(0, 26))).size < lines.length)
    world.tally['bank told twice'] += 1;
  if (lines.length > 0) await takeAnswers(world, lines);
}

const NAMES: Record<Change, Kind> = {
  paid: 'imported as paid',
  withdrawn: 'imported as withdrawn',
  zero: 'imported as nothing due',
  amount: 'imported with another amount',
  later: 'imported with another day',
  sooner: 'imported with another day',
};

async function importExport(
  world: World,
  { changes, without }: Extract<Happening, { what: 'import' }>,
): Promise<void> {
  const { office, statement, tally } = world;
  for (const { bill, how } of changes) {
    const stated = statement.get(BILLS[bill]?.number ?? '');
    // What is over there stays over.
    if (stated?.status !== 'open' || stated.zero) continue;
    Object.assign(stated, changed(world, stated, how));
    tally[NAMES[how]] += 1;
    if (how === 'paid' || how === 'withdrawn' || how === 'zero') world.closedByBilling.add(stated.number);
    await countHolder(world, stated.number);
  }
  if (without !== null) tally['import that lacks a bill'] += 1;
  const left = without === null ? null : (BILLS[without]?.number ?? null);
  await importInto({ ...office, db: office.db }, exportOf(statement, left));
}

const MORE_CENTS = 54_321;

function changed({ office }: World, bill: Stated, how: Change): Partial<Stated> {
  const today = localDate(office.clock.now(), TIME_ZONE);
  switch (how) {
    case 'paid':
    case 'withdrawn':
      return { status: how };
    case 'zero':
      return { zero: true };
    case 'amount':
      return { cents: bill.cents + (bill.cents % 2 === 0 ? MORE_CENTS : -MORE_CENTS) };
    case 'later':
      return { dueOn: addDays(today, 12) };
    case 'sooner':
      return { dueOn: addDays(today, -3) };
  }
}

async function countHolder({ office, tally }: World, number: string): Promise<void> {
  const claim = await office.db
    .selectFrom('payable_claims')
    .select('owner_kind')
    .where('item_kind', '=', 'invoice')
    .where('item_id', '=', number)
    .where('state', '=', 'live')
    .executeTakeFirst();
  const where = { payment: 'being paid', plan: 'in a plan', debit: 'at the bank' } as const;
  if (claim) tally[`import of a bill ${where[claim.owner_kind]}`] += 1;
}
