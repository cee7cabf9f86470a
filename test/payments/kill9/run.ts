import type { TestBrowser } from '../../support/browser.ts';
import { signIn, webVisitor } from '../support/web.ts';
import { assertNothingLostNothingDouble } from './aftermath.ts';
import type { Crowd } from './crowd.ts';
import { gather } from './crowd.ts';
import type { Random } from './random.ts';
import { seededRandom } from './random.ts';
import type { Server } from './server.ts';
import { freePort, reconcileBy, startServer } from './server.ts';
import type { Step } from './story.ts';
import { wantPaid } from './story.ts';
import type { Town } from './town.ts';

/** How long each step of a payment takes while others pay too, in milliseconds. */
export type Pace = Map<Step, number>;

export async function measurePace({ demo, members }: Town): Promise<Pace> {
  const place = { dataDir: demo.copy(), port: await freePort() };
  const server = await startServer(place);
  const crowd = gather(members, { url: server.url, random: seededRandom(1) });
  try {
    const ana = webVisitor(server.url);
    await signIn(ana);
    const begun: [Step, number][] = [];
    await wantPaid(ana, (step) => begun.push([step, performance.now()]));
    await crowd.stop();
    const ends = [...begun.slice(1).map(([, at]) => at), performance.now()];
    const pace: Pace = new Map();
    begun.forEach(([step, at], index) => {
      pace.set(step, Math.max(pace.get(step) ?? 0, (ends[index] ?? at) - at));
    });
    return pace;
  } finally {
    await server.kill();
    demo.drop(place.dataDir);
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

export interface Killed {
  /** Where the customer of the story was, at each death. */
  story: Step[];
  /** Where the others were. */
  crowd: Step[];
  /** Payments whose receipt somebody of the crowd has seen. */
  receipts: number;
}

/**
 * One customer pays one bill, and others pay theirs, while the server dies under them; then all that must be true of
 * everybody is asserted.
 */
export async function killRun(
  { demo, members }: Town,
  { deaths, random }: { deaths: Death[]; random: Random },
): Promise<Killed> {
  const place = { dataDir: demo.copy(), port: await freePort() };
  const killed: Killed = { story: [], crowd: [], receipts: 0 };
  let server = await startServer(place);
  const ana = webVisitor(server.url);
  const crowd = gather(members, { url: server.url, random });
  try {
    await signIn(ana);
    for (const death of deaths) {
      const story = await deathWhilePaying(ana, death, () => {
        killed.crowd.push(...crowd.serverDies());
        return server.kill();
      });
      killed.story.push(story);
      server = await startServer(place);
      crowd.serverIsBack();
    }
    await wantPaid(ana, () => {});
    const told = await crowd.stop();
    await reconcileBy(place);
    await assertNothingLostNothingDouble(place.dataDir, told);
    return { ...killed, receipts: told.receipts.size };
  } finally {
    await disperse(crowd, server);
    demo.drop(place.dataDir);
  }
}

async function disperse(crowd: Crowd, server: Server): Promise<void> {
  crowd.serverDies();
  await server.kill();
  await crowd.stop().catch(() => {});
}

/** Answers where the customer was as the server died. */
async function deathWhilePaying(ana: TestBrowser, death: Death, kill: () => Promise<void>): Promise<Step> {
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
  await kill();
  await story;
  return step;
}
