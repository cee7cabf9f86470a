import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Death } from './kill9/run.ts';
import { killRun } from './kill9/run.ts';
import { makeDemoData } from './support/demo-data.ts';

const demo = await makeDemoData();
after(() => demo.remove());

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
  test(`kill -9 ${plan}: after the restart nothing lost, nothing double`, async () => {
    const kills = await killRun(demo, { deaths, byCommand: index % 2 === 0 });
    assert.equal(kills.length, deaths.length);
  });
}
