import fc from 'fast-check';
import type { Search } from '../../support/proof/worker.ts';
import { happen } from './happen.ts';

import { openOffice } from './parties/office.ts';
import { readRows } from './sound/rows.ts';
import { assertSound, finish } from './sound/sound.ts';
import { draws, story } from './stretches.ts';
import type { Tally } from './tally.ts';
import { newTally } from './tally.ts';
import { newWorld } from './world.ts';

/** Plan, debit, payment by hand and import in any order: each bill has one owner. Throws what it finds. */
export async function search({ runs, seed, onRun }: Search): Promise<Tally> {
  const office = await openOffice();
  const { turns } = office;
  const tally = newTally();
  const step = async (act: () => unknown) => {
    await turns.take();
    const answer = act();
    await turns.take();
    return answer;
  };
  office.platform.always = step as typeof office.platform.always;
  const property = fc.asyncProperty(story, draws, async (moments, drawn) => {
    await office.reset();
    const world = newWorld(office, tally);
    let rows = await readRows(world);
    for (const [index, moment] of moments.entries()) {
      const actors = moment.map((event) => () => happen(world, event));
      await turns.run(actors, drawn.slice(index % drawn.length));
      rows = await assertSound(world, rows);
    }
    await finish(world, rows);
    onRun();
  });
  try {
    await fc.assert(property, { numRuns: runs, seed });
  } finally {
    await office.close();
  }
  return tally;
}
