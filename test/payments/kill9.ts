import { inspect, parseArgs } from 'node:util';
import { chooseDeaths, killRun, measurePace, seededRandom } from './kill9/run.ts';
import { makeDemoData } from './support/demo-data.ts';

/** Kills the server with SIGKILL in the middle of payments: `npm run proof:kill9 -- --runs 60 --seed 1`. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const runs = Number(values.runs);
const random = seededRandom(Number(values.seed));
const demo = await makeDemoData();
const moments = new Map<string, number>();
let failed = 0;
try {
  const pace = await measurePace(demo);
  console.log(`Undisturbed: ${[...pace].map(([step, ms]) => `${step} ${Math.round(ms)} ms`).join(', ')}`);
  for (let run = 1; run <= runs; run++) {
    const deaths = chooseDeaths(random, pace);
    const plan = deaths.map(({ step, afterMs }) => `${Math.round(afterMs)} ms into ${step}`).join(', then ');
    try {
      const kills = await killRun(demo, { deaths, byCommand: run % 2 === 0 });
      for (const step of kills) moments.set(step, (moments.get(step) ?? 0) + 1);
      console.log(`${run}: killed ${plan}: nothing lost, nothing double`);
    } catch (error) {
      failed += 1;
      console.log(`${run}: killed ${plan}: FAILED ${inspect(error, { depth: 4 })}`);
    }
  }
} finally {
  demo.remove();
}
const kills = [...moments.values()].reduce((sum, count) => sum + count, 0);
const spread = [...moments].map(([step, count]) => `${step} ${count}`).join(', ');
console.log(`\n${runs} runs, ${kills} kills (${spread}), seed ${values.seed}: ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
