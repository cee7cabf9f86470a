import { inspect, parseArgs } from 'node:util';
import { seededRandom } from './kill9/random.ts';
import { chooseDeaths, killRun, measurePace } from './kill9/run.ts';
import type { Step } from './kill9/story.ts';
import { makeTown } from './kill9/town.ts';

/** Kills the server with SIGKILL in the middle of payments: `npm run proof:kill9 -- --runs 200 --seed 1`. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const runs = Number(values.runs);
const random = seededRandom(Number(values.seed));
const begun = performance.now();
const town = await makeTown();
const moments = { story: new Map<Step, number>(), crowd: new Map<Step, number>() };
let failed = 0;
let receipts = 0;
try {
  const pace = await measurePace(town);
  console.log(`Undisturbed: ${[...pace].map(([step, ms]) => `${step} ${Math.round(ms)} ms`).join(', ')}`);
  for (let run = 1; run <= runs; run++) {
    const deaths = chooseDeaths(random, pace);
    const plan = deaths.map(({ step, afterMs }) => `${Math.round(afterMs)} ms into ${step}`).join(', then ');
    try {
      const killed = await killRun(town, { deaths, random });
      count(moments.story, killed.story);
      count(moments.crowd, killed.crowd);
      receipts += killed.receipts;
      console.log(`${run}: killed ${plan}: nothing lost, nothing double`);
    } catch (error) {
      failed += 1;
      console.log(`${run}: killed ${plan}: FAILED ${inspect(error, { depth: 4 })}`);
    }
  }
} finally {
  town.demo.remove();
}
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
console.log(`\nThe others, at each death: ${spread(moments.crowd)}; ${receipts} receipts were shown to them`);
console.log(
  `${runs} runs, kills at ${spread(moments.story)}, seed ${values.seed}, ${minutes} min: ${failed} failed`,
);
process.exitCode = failed > 0 ? 1 : 0;

function count(counts: Map<Step, number>, steps: readonly Step[]): void {
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
}

function spread(counts: Map<Step, number>): string {
  return [...counts].map(([step, number]) => `${step} ${number}`).join(', ');
}
