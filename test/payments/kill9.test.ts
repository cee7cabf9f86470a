import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { patience } from '../support/pace.ts';
import { seededRandom } from './kill9/random.ts';
import type { Death } from './kill9/run.ts';
import { killRun } from './kill9/run.ts';
import { makeTown } from './kill9/town.ts';

const town = await makeTown();
after(() => town.demo.remove());

/** A few of the moments; `npm run proof:kill9` spreads many more over the whole payment. */
const DEATHS: Death[][] = [
  [{ step: 'confirming', afterMs: 45 }],
  [{ step: 'paying', afterMs: 30 }],
  [{ step: 'coming back', afterMs: 12 }],
  [
    { step: 'confirming', afterMs: 60 },
    { step: 'receipt', afterMs: 5 },
  ],
];

for (const [index, deaths] of DEATHS.entries()) {
  const plan = deaths.map(({ step, afterMs }) => `${afterMs} ms into ${step}`).join(', then ');
  test(`kill -9 ${plan}: after the restart nobody has lost anything, and nothing is double`, {
    timeout: patience(180_000),
  }, async () => {
    const killed = await killRun(town, { deaths, random: seededRandom(index) });
    assert.equal(killed.story.length, deaths.length);
  });
}
