import { parseArgs } from 'node:util';
import { type Measured, measure, tableOf } from './timing/measure.ts';
import { SCENES } from './timing/scenes.ts';
import { buildTown } from './timing/town.ts';

/** Whether the time of an answer tells who has a login: `npm run proof:timing -- --tries 200` (ASVS 6.3.8). */
const LIMIT_MS = 5;

const { values } = parseArgs({ options: { tries: { type: 'string', default: '200' } } });
const run = { tries: Number(values.tries), warmUp: 10 };
const town = await buildTown(run.tries + run.warmUp);
const measured: Measured[] = [];
try {
  for (const scene of SCENES) measured.push(await measure(town, scene, run));
} finally {
  await town.close();
}
const worst = Math.max(...measured.map(({ apart }) => apart));
console.log(`Medians of ${run.tries} tries each, in turns:\n\n${tableOf(measured)}\n`);
console.log(
  worst < LIMIT_MS ? `All less than ${LIMIT_MS} ms apart` : `Apart by ${LIMIT_MS} ms or more: told apart`,
);
process.exitCode = worst < LIMIT_MS ? 0 : 1;
