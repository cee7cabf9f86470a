import { relative } from 'node:path';
import { patience } from '../pace.ts';
import { runGroup } from './group.ts';
import type { Verdict } from './judge.ts';
import type { Totals } from './totals.ts';

const TEST_TIMEOUT = patience(60_000);
const LIMITS = { testMs: TEST_TIMEOUT, silenceMs: 3 * TEST_TIMEOUT };
const CORES = 2;
/** The last groups are small, so that no core waits long for the other. */
const SMALLEST_GROUP = 12;

interface FileReport extends Totals {
  failures: string[];
  output: string;
  /** How long its tests took, for finding what makes the run slow. */
  tookMs: number;
}

/** Runs node:test files, with one line for each and the details of what failed. */
export async function runUnits(files: string[], root: string): Promise<Totals> {
  const waiting = [...files];
  const totals = { passed: 0, failed: 0 };
  const tell = (file: string, report: FileReport) => {
    totals.passed += report.passed;
    totals.failed += report.failed;
    console.log(reportText(relative(root, file), report));
  };
  const work = async () => {
    while (waiting.length > 0) await runFiles(waiting.splice(0, groupSize(waiting.length)), tell);
  };
  await Promise.all(Array.from({ length: CORES }, work));
  return totals;
}

/** A process reads the same modules once for all its files. */
const groupSize = (left: number) => Math.max(SMALLEST_GROUP, Math.ceil(left / (CORES + 1)));

async function runFiles(files: string[], tell: (file: string, report: FileReport) => void): Promise<void> {
  let left = files;
  while (left.length > 0) {
    const reports = new Map<string, FileReport>();
    let current = left[0] as string;
    const reportOf = (file: string) => {
      const report = reports.get(file) ?? { passed: 0, failed: 0, failures: [], output: '', tookMs: 0 };
      reports.set(file, report);
      return report;
    };
    const finish = (file: string) => {
      tell(file, reportOf(file));
      left = left.filter((one) => one !== file);
    };
    const brokeOff = await runGroup(left, LIMITS, {
      began: (file) => {
        if (file !== current && left.includes(current)) finish(current);
        current = file;
      },
      judged: (file, verdict) => add(reportOf(file), verdict),
      said: (text) => {
        reportOf(current).output += text;
      },
    });
    // Of what did not begin another process takes care.
    if (brokeOff !== null) add(reportOf(current), failedBecause(`broke off: ${brokeOff}`));
    for (const file of brokeOff === null ? left : [current]) finish(file);
  }
}

const failedBecause = (failure: string): Verdict => ({ passed: 0, failed: 1, failure, tookMs: 0 });

function add(report: FileReport, { passed, failed, failure, tookMs }: Verdict): void {
  report.passed += passed;
  report.failed += failed;
  report.tookMs += tookMs;
  if (failure !== null) report.failures.push(failure);
}

function reportText(name: string, { passed, failed, failures, output, tookMs }: FileReport): string {
  if (failed === 0) return `✔ ${name} (${passed}, ${(tookMs / 1000).toFixed(1)} s)`;
  const details = [...failures.map((failure) => `✖ ${failure}`), ...(output ? [`output:\n${output}`] : [])];
  return `✖ ${name} (${passed} passed, ${failed} failed)\n${details.join('\n').replace(/^/gm, '    ')}`;
}
