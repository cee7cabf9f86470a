import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBills } from './bills.ts';
import { type Filled, fill } from './fill.ts';
import { type LoadResult, load } from './load.ts';
import { startFloor, startPortal } from './servers.ts';
import { weigh } from './weight.ts';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000,100000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    bills: { type: 'string', default: '1000' },
  },
});
const sizes = values.accounts
  .split(',')
  .filter((size) => size !== '')
  .map(Number);
const bills = Number(values.bills);
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const show = (value: number, digits = 1) => value.toFixed(digits);

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
try {
  const p99s: number[] = [];
  for (const accounts of sizes) p99s.push(await measure(accounts));
  if (p99s.length > 1) {
    const growth = (p99s.at(-1) ?? 0) / (p99s[0] ?? 1);
    console.log(`\np99 from ${sizes[0]} to ${sizes.at(-1)} accounts: × ${show(growth, 2)}`);
  }
  if (bills > 0) await benchBills(folder, bills, seconds);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Portal and floor side by side in one run, in turns; prints ratios and answers the portal's p99. */
async function measure(accounts: number): Promise<number> {
  const dataDir = mkdtempSync(join(folder, `${accounts}-`));
  const filled = await fill(dataDir, accounts);
  console.log(
    `\n${accounts} accounts, ${filled.invoices} bills (filled in ${show(filled.seconds)} s); INICIO with 5 open bills, uncompressed`,
  );
  const portal = await startPortal(dataDir);
  const floor = await startFloor(dataDir, filled.visits);
  try {
    const ofPortal: LoadResult[] = [];
    const ofFloor: LoadResult[] = [];
    await load(target(portal.port, filled), 1);
    await load(target(floor.port, filled), 1);
    for (let round = 0; round < rounds; round++) {
      ofPortal.push(await load(target(portal.port, filled), seconds));
      ofFloor.push(await load(target(floor.port, filled), seconds));
    }
    const a = middle(ofPortal);
    const b = middle(ofFloor);
    const errors = [...ofPortal, ...ofFloor].reduce((sum, result) => sum + result.errors, 0);
    console.log('           req/s      p50 ms     p99 ms     peak MB');
    console.log(
      `portal  ${cell(a.requestsPerSecond)}${cell(a.p50, 2)}${cell(a.p99, 2)}${cell(portal.peakMb())}`,
    );
    console.log(
      `floor   ${cell(b.requestsPerSecond)}${cell(b.p50, 2)}${cell(b.p99, 2)}${cell(floor.peakMb())}`,
    );
    console.log(
      `ratio   ${show((100 * a.requestsPerSecond) / b.requestsPerSecond)} % of the floor; wrong answers: ${errors}`,
    );
    console.log(`start   ${show(portal.startMs / 1000, 2)} s to the first page`);
    for (const line of await weigh(portal.port, filled.visits[0])) console.log(line);
    return a.p99;
  } finally {
    await portal.stop();
    await floor.stop();
  }
}

function target(port: number, { visits }: Filled) {
  const visit = (turn: number) => visits[turn % visits.length] as Filled['visits'][number];
  return { port, path: (turn: number) => visit(turn).path, cookie: (turn: number) => visit(turn).cookie };
}

/** The round with the middle throughput: one noisy neighbour does not decide. */
function middle(results: LoadResult[]): LoadResult {
  const sorted = [...results].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  return sorted[Math.floor(sorted.length / 2)] as LoadResult;
}

function cell(value: number, digits = 1): string {
  return show(value, digits).padStart(11);
}
