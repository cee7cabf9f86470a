import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { writeBillingExport } from './billing-export.ts';
import { BENCH_SECRET } from './servers.ts';

// Memory and speed of `npm run portal -- import`, on exports that double: the peak must not follow them.
const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '20000,40000' },
    /** Megabytes of heap that the command may have; 0 leaves it to Node. */
    heap: { type: 'string', default: '128' },
  },
});
const ROOT = resolve(import.meta.dirname, '../..');
const LOOK_MS = 20;

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-import-'));
try {
  console.log(`heap ${values.heap === '0' ? 'of Node' : `${values.heap} MB`}; peak is resident memory`);
  for (const accounts of values.accounts.split(',').map(Number)) await measure(accounts);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same folder twice: the first time every row is new, the second time none is. */
async function measure(accounts: number): Promise<void> {
  const dir = join(folder, `export-${accounts}`);
  mkdirSync(dir);
  const rows = await writeBillingExport(dir, accounts);
  const dataDir = join(folder, `data-${accounts}`);
  for (const turn of ['new', 'again']) {
    const { peakMb, seconds } = await runImport(dir, dataDir);
    const cells = [
      String(accounts).padStart(8),
      `accounts, ${rows} rows, ${turn.padEnd(5)}`,
      `${peakMb.toFixed(0).padStart(5)} MB`,
      `${seconds.toFixed(1).padStart(7)} s`,
      `${(rows / seconds).toFixed(0).padStart(8)} rows/s`,
    ];
    console.log(cells.join(' '));
  }
  rmSync(dir, { recursive: true });
  rmSync(dataDir, { recursive: true });
}

async function runImport(dir: string, dataDir: string): Promise<{ peakMb: number; seconds: number }> {
  const heap = values.heap === '0' ? [] : [`--max-old-space-size=${values.heap}`];
  const began = performance.now();
  const [, ...command] = manifest.scripts.portal.split(' ');
  const child = spawn(process.execPath, [...heap, ...command, 'import', dir], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORTAL_SECRET: BENCH_SECRET },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  let peakMb = 0;
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid));
  }, LOOK_MS);
  const [code, signal] = await once(child, 'close');
  clearInterval(look);
  if (code !== 0) throw new Error(`the import ended with ${code ?? signal}:\n${complaints}`);
  return { peakMb, seconds: (performance.now() - began) / 1000 };
}

/** Highest resident memory of a process so far, in megabytes; 0 once it has gone. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
