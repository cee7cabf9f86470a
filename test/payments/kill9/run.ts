import assert from 'node:assert/strict';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { openDatabase } from '../../../src/kit/database.ts';
import type { TestBrowser } from '../../support/browser.ts';
import { assertSoundBooks, claimsOn, ledgerOf } from '../support/books.ts';
import { BILL } from '../support/cast.ts';
import type { DemoData } from '../support/demo-data.ts';
import { lettersIn, platformFacts, until } from '../support/demo-data.ts';
import { signIn, webVisitor } from '../support/web.ts';
import type { Place, Server } from './server.ts';
import { freePort, reconcileBy, startServer } from './server.ts';
import type { Step } from './story.ts';
import { wantPaid } from './story.ts';

/** A number from 0 to 1, the same row of them for the same seed (mulberry32). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How long each step of a payment takes undisturbed, in milliseconds; after the receipt comes the mail. */
export type Pace = Map<Step, number>;

export async function measurePace(demo: DemoData): Promise<Pace> {
  const place = { dataDir: demo.copy(), port: await freePort() };
  const server = await startServer(place);
  try {
    const ana = webVisitor(server.url);
    await signIn(ana);
    const begun: [Step, number][] = [];
    await wantPaid(ana, (step) => begun.push([step, performance.now()]));
    await until(() => lettersIn(place.dataDir).length === 1, 'the mail');
    const ends = [...begun.slice(1).map(([, at]) => at), performance.now()];
    const pace: Pace = new Map();
    begun.forEach(([step, at], index) => {
      pace.set(step, Math.max(pace.get(step) ?? 0, (ends[index] ?? at) - at));
    });
    return pace;
  } finally {
    await server.kill();
  }
}

/** When the server is to die: this long into this step. */
export interface Death {
  step: Step;
  afterMs: number;
}

/** One to two deaths, spread evenly over the steps and over the time that each takes. */
export function chooseDeaths(random: Random, pace: Pace): Death[] {
  const steps = [...pace.keys()];
  const choose = (): Death => {
    const step = steps[Math.floor(random() * steps.length)] ?? 'looking';
    return { step, afterMs: random() * (pace.get(step) ?? 0) };
  };
  return random() < 0.3 ? [choose(), choose()] : [choose()];
}

/** One customer pays one bill while the server dies under it; then all that must be true is asserted. */
export async function killRun(
  demo: DemoData,
  { deaths, byCommand }: { deaths: Death[]; byCommand: boolean },
): Promise<Step[]> {
  const place = { dataDir: demo.copy(), port: await freePort() };
  const kills: Step[] = [];
  let server = await startServer(place);
  const ana = webVisitor(server.url);
  try {
    await signIn(ana);
    for (const death of deaths) {
      kills.push(await killedWhilePaying(server, ana, death));
      server = await startServer(place);
    }
    if (byCommand) await reconcileBy(place);
    await wantPaid(ana, () => {});
    await assertNothingLostNothingDouble(place);
    return kills;
  } finally {
    await server.kill();
  }
}

/** Answers where the customer was as the server died. */
async function killedWhilePaying(server: Server, ana: TestBrowser, death: Death): Promise<Step> {
  const reached = Promise.withResolvers<void>();
  let step: Step = 'looking';
  let dead = false;
  const story = wantPaid(ana, (now) => {
    if (dead) return;
    step = now;
    if (now === death.step) reached.resolve();
  })
    .catch((error) => {
      // Only what the death of the server explains is part of the story.
      if (!dead) throw error;
    })
    .finally(reached.resolve);
  await reached.promise;
  await new Promise((resolve) => setTimeout(resolve, death.afterMs));
  dead = true;
  await server.kill();
  await story;
  return step;
}

async function assertNothingLostNothingDouble({ dataDir }: Place): Promise<void> {
  await until(() => platformFacts(dataDir).due === 0, 'the platform to have delivered its notices', 30);
  const store = openDatabase(join(dataDir, 'portal.db'));
  const { db } = store;
  try {
    const waiting = db.selectFrom('received_notices').select('event_id').where('handled_at', 'is', null);
    await until(async () => (await waiting.execute()).length === 0, 'the notices to be worked off');
    const { payments, sound } = platformFacts(dataDir);
    const [approved, ...second] = payments.filter((payment) => payment.status === 'approved');
    assert.ok(approved, 'the customer could pay in the end');
    assert.deepEqual(second, [], 'the customer was charged once');
    assert.deepEqual(await ledgerOf(db, approved.reference), [
      { kind: 'credit', item: BILL, amount: approved.amount },
    ]);
    assert.deepEqual(await claimsOn(db, BILL), [{ owner: approved.reference, state: 'settled' }]);
    await assertSoundBooks(db);
    const open = await db
      .selectFrom('payment_attempts')
      .select('state')
      .where('state', '!=', 'paid')
      .execute();
    assert.deepEqual(open, [], 'the attempt that was interrupted is the one that was paid');
    assert.deepEqual(store.check(), []);
    assert.ok(sound, 'the platform file is sound');
    await assertOneMail(dataDir, approved.reference);
  } finally {
    await store.close();
  }
}

async function assertOneMail(dataDir: string, attemptId: string): Promise<void> {
  await until(() => lettersIn(dataDir).length > 0, 'the mail');
  const [letter, ...others] = lettersIn(dataDir);
  assert.deepEqual(others.length, 0, 'one mail');
  const mail = await simpleParser(letter ?? '');
  assert.ok(mail.text?.includes(`/pagos/${attemptId}`));
  const [receipt] = mail.attachments;
  assert.ok(receipt?.content.subarray(0, 5).equals(Buffer.from('%PDF-')), 'with the receipt');
}
