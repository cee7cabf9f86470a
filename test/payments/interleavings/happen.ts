import assert from 'node:assert/strict';
import { transact } from '../../../src/kit/database.ts';
import { ATTEMPT_STATES } from '../../../src/payments/attempts/attempt.ts';
import { cancelAttempt } from '../../../src/payments/attempts/checkout.ts';
import { handleNotices, keepNotice } from '../../../src/payments/attempts/notices.ts';
import { reconcile } from '../../../src/payments/attempts/reconcile.ts';
import { resumeAttempt } from '../../../src/payments/attempts/resume.ts';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { findAttempt, listItems } from '../../../src/payments/attempts/store.ts';
import { PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { sweepPlatform } from '../../../src/payments/sweep/sweep.ts';
import type { ScriptedPlatform, Step } from '../support/scripted-platform.ts';
import { refuse, silent, silentAfter } from '../support/scripted-platform.ts';
import type { Happening } from './happenings.ts';
import { moveMoney, pay, turnUp } from './platform-side.ts';
import { importReport } from './settlement.ts';
import { ask, confirm } from './tabs.ts';
import type { World } from './world.ts';
import { die, emit } from './world.ts';

const FAULTS = { silent, silentAfter, refuse };
const LATE_TURNS = 6;

/** Lets one thing happen, as the routes and jobs would do it. */
export async function happen(world: World, event: Happening): Promise<void> {
  const { payments, clock } = world.shop;
  switch (event.what) {
    case 'ask':
      return await ask(world, event.tab, event.items);
    case 'confirm':
      return await confirm(world, event.tab, event.items);
    case 'clock':
      return clock.advance({ minutes: event.minutes });
    case 'fault':
      return breakNext(world, event);
    case 'poll':
      await reconcile(payments, { all: event.all });
      world.tally.poll += 1;
      return;
    case 'notice':
      return await arrive(world, event);
    case 'paid-elsewhere':
      return await payElsewhere(world, event.item);
    case 'settlement':
      return await importReport(world, event.without);
    case 'sweep':
      await sweepAll(world.shop.payments).catch(unlessSilent);
      world.tally.sweep += 1;
      return;
    case 'restart':
      world.tally.restart += 1;
      return await die(world);
    default: {
      const id = world.attempts.at(-1 - event.of);
      if (id) await happenTo(world, id, event);
    }
  }
}

export async function sweepAll(payments: World['shop']['payments']): Promise<void> {
  await sweepPlatform(payments, { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' });
}

function unlessSilent(error: unknown): void {
  assert.ok(error instanceof PlatformUnavailable, error as Error);
}

function breakNext({ shop, tally }: World, { call, how }: Extract<Happening, { what: 'fault' }>): void {
  if (how === 'late') {
    tally['answer that is late'] += 1;
    shop.platform.script(call, late(shop.platform));
    return;
  }
  // Only the opening of a checkout can be refused.
  const fault = how === 'refuse' && call !== 'create' ? 'silent' : how;
  if (fault === 'refuse') tally['refused create'] += 1;
  else if (call === 'create') tally['time-out of create'] += 1;
  if (fault === 'silentAfter') tally['lost answer'] += 1;
  shop.platform.script(call, FAULTS[fault]);
}

const late =
  (platform: ScriptedPlatform): Step =>
  async (act) => {
    const answer = await (platform.always ?? inTime)(act);
    for (let turn = 0; turn < LATE_TURNS; turn++) await platform.always?.(() => {});
    return answer;
  };
const inTime: Step = async (act) => act();

async function arrive(world: World, { which, twice }: Extract<Happening, { what: 'notice' }>): Promise<void> {
  const { tally, notices, shop } = world;
  const place = notices.length - 1 - which;
  const notice = notices[place];
  if (!notice) return;
  tally.notice += 1;
  if (twice) tally['notice twice'] += 1;
  if (place < world.arrived) tally['notice overtaken by a newer one'] += 1;
  if (place === world.arrived) tally['notice again'] += 1;
  world.arrived = Math.max(world.arrived, place);
  for (const _ of twice ? [1, 2] : [1]) await keepNotice(shop.payments, notice);
  await handleNotices(shop.payments);
}

type OfAttempt = Extract<Happening, { of: number }>;

async function happenTo(world: World, id: string, event: OfAttempt): Promise<void> {
  const { payments, platform } = world.shop;
  switch (event.what) {
    case 'return': {
      const attempt = await findAttempt(payments.db, id);
      if (attempt && ATTEMPT_STATES[attempt.state].open) await settle(payments, id);
      world.tally.return += 1;
      return;
    }
    case 'continue':
      return await goOn(world, id);
    case 'cancel':
      return await cancel(world, id);
    case 'pay':
      return pay(world, id, event.outcome);
    case 'decide':
      if (platform.decide(id, event.outcome)) emit(world, id);
      return;
    case 'late-approval':
      return await turnUp(world, id, 'approved');
    case 'late-pending':
      return await turnUp(world, id, 'pending');
    case 'money-back':
      return moveMoney(world, id, event.how);
  }
}

async function goOn(world: World, id: string): Promise<void> {
  const items = await listItems(world.shop.payments.db, id);
  const owed = items.every((item) => !world.knownPaid.has(item.id));
  const resumed = await resumeAttempt(world.shop.payments, id);
  if (resumed.kind !== 'go') return;
  assert.ok(owed, 'nobody is sent to pay what was paid elsewhere');
  world.handedOut.add(resumed.url);
}

async function cancel(world: World, id: string): Promise<void> {
  const { payments } = world.shop;
  const attempt = await findAttempt(payments.db, id);
  if (!attempt || !ATTEMPT_STATES[attempt.state].resumable) return;
  const after = await cancelAttempt(payments, attempt).catch(unlessSilent);
  if (after?.state === 'cancelled') {
    world.tally.cancelled += 1;
    emit(world, id);
  }
}

/** The billing system's next export says that a bill was paid at an office. */
async function payElsewhere(world: World, index: number): Promise<void> {
  const item = world.owed[index];
  if (item?.field !== 'factura') return;
  world.paidElsewhere.add(item.id);
  world.tally['paid elsewhere'] += 1;
  await transact(world.shop.payments.db, async (tx) => {
    await tx.updateTable('invoices').set({ status: 'paid' }).where('number', '=', item.id).execute();
  });
  world.knownPaid.add(item.id);
}
