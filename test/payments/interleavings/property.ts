import fc from 'fast-check';
import type { Search } from '../../support/proof/worker.ts';
import { createMall } from '../attempts/shop.ts';
import { happen } from './happen.ts';
import type { Happening } from './happenings.ts';
import { story } from './happenings.ts';
import { assertSound, finish } from './sound.ts';
import type { Tally } from './tally.ts';
import { newTally } from './tally.ts';
import type { World } from './world.ts';
import { newWorld } from './world.ts';

/** Whatever happens, in whatever order: every item is paid for once, and every peso is on the books. Throws what it finds. */
export async function search({ runs, seed, onRun }: Search): Promise<Tally> {
  const mall = await createMall();
  const tally = newTally();
  const property = fc.asyncProperty(story, fc.scheduler(), async (moments, scheduler) => {
    const shop = await mall.open();
    try {
      const world = await newWorld(shop, tally);
      // Each call waits its turn before it is done and again before its answer arrives; whoever had the turn
      // before is let run until it waits itself.
      const turn = scheduler.scheduleFunction(() => new Promise<void>((resolve) => setImmediate(resolve)));
      shop.platform.always = async (act) => {
        const { death } = world;
        await Promise.race([turn(), death.promise]);
        const answer = act();
        await Promise.race([turn(), death.promise]);
        return answer;
      };
      for (const events of moments) {
        await scheduler.waitFor(atOnce(world, events, turn));
        await assertSound(world);
      }
      shop.platform.always = null;
      await finish(world);
    } finally {
      await shop.close();
      onRun();
    }
  });
  await fc.assert(property, { numRuns: runs, seed });
  return tally;
}

async function atOnce(world: World, events: readonly Happening[], turn: () => Promise<void>): Promise<void> {
  const confirmed = events.filter(({ what }) => what === 'confirm') as { tab: number }[];
  if (new Set(confirmed.map(({ tab }) => tab)).size === 2) world.tally['two tabs at once'] += 1;
  if (events.length > 1 && events.some(({ what }) => what === 'restart'))
    world.tally['restart in the middle of something'] += 1;
  const begin = async (event: Happening) => {
    await turn();
    await world.up;
    const { death } = world;
    await happen(world, event).catch((error) => {
      if (death === world.death) throw error;
    });
  };
  await Promise.all(events.map(begin));
}
