import { relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import type { Totals } from './totals.ts';

const TEST_TIMEOUT = 60_000;
/** A test that never yields cannot be timed out; after this long without a sign of life all is killed. */
const SILENCE = 3 * TEST_TIMEOUT;
const CORES = 2;
const LET_GO = import.meta.resolve('./let-go.ts');

interface Result {
  name: string;
  file?: string | undefined;
  /** The file that was run, when the test is declared in another. */
  entryFile?: string;
  classname?: string;
  skip?: string | boolean;
  todo?: string | boolean;
  details: { type?: string; error?: Error; duration_ms?: number };
}

interface FileReport extends Totals {
  failures: string[];
  output: string;
  /** How long its tests took, for finding what makes the run slow. */
  tookMs: number;
}

/** Runs node:test files, with one line for each and the details of what failed. */
export async function runUnits(files: string[], root: string): Promise<Totals> {
  if (files.length === 0) return { passed: 0, failed: 0 };
  const reports = new Map(files.map((file) => [file, emptyReport()]));
  const untold = new Set(files);
  const tell = (file: string) => {
    const report = reports.get(file);
    if (report && untold.delete(file)) console.log(reportText(relative(root, file), report));
  };
  const watchdog = new AbortController();
  const timer = setTimeout(() => watchdog.abort(), SILENCE);
  const options = { concurrency: CORES, timeout: TEST_TIMEOUT, execArgv: ['--import', LET_GO] };
  const events = run({ files, ...options, signal: watchdog.signal });
  const judge = (result: Result) => {
    timer.refresh();
    const file = result.entryFile ?? result.file ?? '';
    if (!reports.has(file)) reports.set(file, emptyReport());
    record(reports.get(file) as FileReport, result);
    if (result.name === file) tell(file);
  };
  const keep = ({ file, message }: { file: string; message: string }) => {
    const report = reports.get(file);
    if (report) report.output += message;
  };
  events.on('test:pass', judge).on('test:fail', judge).on('test:stdout', keep).on('test:stderr', keep);
  events.on('test:summary', ({ file }) => tell(file ?? ''));
  await new Promise((resolve) => events.on('close', resolve).resume());
  clearTimeout(timer);
  for (const file of untold) {
    reports.set(file, { ...emptyReport(), failed: 1, failures: ['did not finish'] });
    tell(file);
  }
  const totals = [...reports.values()];
  return {
    passed: totals.reduce((sum, { passed }) => sum + passed, 0),
    failed: totals.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function emptyReport(): FileReport {
  return { passed: 0, failed: 0, failures: [], output: '', tookMs: 0 };
}

function record(report: FileReport, result: Result): void {
  const why = whyFailed(result);
  if (why === null) {
    report.tookMs += result.details.type === 'suite' ? 0 : (result.details.duration_ms ?? 0);
    if (result.details.type !== 'suite') report.passed++;
    return;
  }
  if (why === '' && result.details.type === 'suite') return;
  report.failed++;
  const path = result.classname ? `${result.classname} › ${result.name}` : result.name;
  if (why !== '') report.failures.push(`${path}\n${why.replace(/^/gm, '  ')}`);
}

/** null when it passed; '' when the reason is told at a test inside it. */
function whyFailed({ name, file, skip, todo, details }: Result): string | null {
  if (skip !== undefined && skip !== false) return 'skipped: tests are never skipped';
  if (todo !== undefined && todo !== false) return 'todo: a test is written or it is not there';
  const error = details.error as (Error & { failureType?: string }) | undefined;
  if (!error) return name === file ? 'no test in this file' : null;
  if (error.failureType === 'subtestsFailed') return '';
  return inspect(error.cause ?? error, { colors: process.stdout.isTTY === true, depth: 6 });
}

function reportText(name: string, { passed, failed, failures, output, tookMs }: FileReport): string {
  if (failed === 0) return `✔ ${name} (${passed}, ${(tookMs / 1000).toFixed(1)} s)`;
  const details = [...failures.map((failure) => `✖ ${failure}`), ...(output ? [`output:\n${output}`] : [])];
  return `✖ ${name} (${passed} passed, ${failed} failed)\n${details.join('\n').replace(/^/gm, '    ')}`;
}
