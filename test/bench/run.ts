import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { UtilityFigures } from './measure.ts';
import { measure } from './measure.ts';
import { benchBills } from './parts/bills.ts';
import { weigh } from './parts/weight.ts';
import { startPortal } from './servers.ts';
import { printUtility, writeReadme } from './tell.ts';
import { openUtility } from './visits.ts';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000,100000' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    /** After how many pages the memory is read. */
    requests: { type: 'string', default: '100000' },
    /** Only these pages, by name, separated by commas. */
    pages: { type: 'string', default: '' },
    /** A folder whose utilities are kept and used again. */
    data: { type: 'string' },
    bills: { type: 'string', default: '0' },
    readme: { type: 'boolean', default: false },
  },
});
const list = (text: string) => text.split(',').filter((part) => part !== '');
const effort = {
  seconds: Number(values.seconds),
  rounds: Number(values.rounds),
  requests: Number(values.requests),
  pages: list(values.pages),
};

const scratch = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
const kept = values.data ?? scratch;
try {
  const all = new Map<number, UtilityFigures>();
  let weights: string[] = [];
  for (const accounts of list(values.accounts).map(Number)) {
    const dataDir = join(kept, String(accounts));
    mkdirSync(dataDir, { recursive: true });
    const utility = await openUtility(dataDir, accounts);
    const figures = await measure(utility, effort);
    all.set(accounts, figures);
    printUtility(accounts, utility, figures);
    const portal = await startPortal(dataDir);
    const [first] = utility.ordinary;
    weights = await weigh(portal.port, first && { path: `/cuentas/${first.number}`, cookie: first.cookie });
    await portal.stop();
  }
  for (const line of weights) console.log(line);
  const p99s = [...all].map(([accounts, { pages }]) => ({ accounts, p99: pages[0]?.portal.p99 ?? 0 }));
  const [small, large] = [p99s[0], p99s.at(-1)];
  if (small && large && small !== large)
    console.log(
      `p99 of INICIO at ${large.accounts} accounts to ${small.accounts}: × ${(large.p99 / small.p99).toFixed(2)}`,
    );
  if (values.readme) writeReadme(all, weights);
  if (Number(values.bills) > 0) await benchBills(scratch, Number(values.bills), effort.seconds);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
