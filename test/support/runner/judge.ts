import { inspect } from 'node:util';

/** What node:test tells of one test. */
export interface Result {
  name: string;
  file?: string | undefined;
  classname?: string;
  skip?: string | boolean;
  todo?: string | boolean;
  details: { type?: string; error?: Error; duration_ms?: number };
}

export interface Verdict {
  passed: number;
  failed: number;
  /** The test and what was wrong, or nothing: the reason may be told at a test inside it. */
  failure: string | null;
  tookMs: number;
}

const NOTHING: Verdict = { passed: 0, failed: 0, failure: null, tookMs: 0 };

export function judge(result: Result, colors = false): Verdict {
  const why = whyFailed(result, colors);
  const isSuite = result.details.type === 'suite';
  if (why === null) {
    return isSuite ? NOTHING : { ...NOTHING, passed: 1, tookMs: result.details.duration_ms ?? 0 };
  }
  if (why === '' && isSuite) return NOTHING;
  const path = result.classname ? `${result.classname} › ${result.name}` : result.name;
  return { ...NOTHING, failed: 1, failure: why === '' ? null : `${path}\n${why.replace(/^/gm, '  ')}` };
}

/** null when it passed; '' when the reason is told at a test inside it. */
function whyFailed({ name, file, skip, todo, details }: Result, colors: boolean): string | null {
  if (skip !== undefined && skip !== false) return 'skipped: tests are never skipped';
  if (todo !== undefined && todo !== false) return 'todo: a test is written or it is not there';
  const error = details.error as (Error & { failureType?: string }) | undefined;
  if (!error) return name === file ? 'no test in this file' : null;
  if (error.failureType === 'subtestsFailed') return '';
  return inspect(error.cause ?? error, { colors, depth: 6 });
}
