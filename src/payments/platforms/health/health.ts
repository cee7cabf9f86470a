import type { Instant } from '../../../kit/dates.ts';
import { addMinutes, secondsBetween } from '../../../kit/dates.ts';

/** The kinds of calls; `notice` is the other way round: a good one counts as an answer, a refused one as a failure. */
export const CALLS = ['create', 'lookup', 'expire', 'list', 'attemptOf', 'notice'] as const;
export type Call = (typeof CALLS)[number];

/** What is known of one kind of call. */
export interface CallHealth {
  lastAnswerAt: Instant | null;
  lastAnswerMs: number | null;
  lastSlowAt: Instant | null;
  slowInRow: number;
  lastRefusalAt: Instant | null;
  lastRefusal: string | null;
  lastFailureAt: Instant | null;
  lastFailure: string | null;
  /** When the failures in a row began; null while it answers. */
  failingSince: Instant | null;
  failuresInRow: number;
}

export type Health = Partial<Record<Call, CallHealth>>;

export type Observation = { at: Instant; ms: number } & (
  | { kind: 'answered' }
  /** The platform said no: an answer. */
  | { kind: 'refused'; why: string }
  | { kind: 'failed'; why: string }
);

export const NOTHING_KNOWN: CallHealth = {
  lastAnswerAt: null,
  lastAnswerMs: null,
  lastSlowAt: null,
  slowInRow: 0,
  lastRefusalAt: null,
  lastRefusal: null,
  lastFailureAt: null,
  lastFailure: null,
  failingSince: null,
  failuresInRow: 0,
};

const SLOW_MS = 5000;

export function observe(before: CallHealth, seen: Observation): CallHealth {
  const { at, ms } = seen;
  if (seen.kind === 'failed') {
    return {
      ...before,
      lastFailureAt: at,
      lastFailure: seen.why,
      failingSince: before.failingSince ?? at,
      failuresInRow: before.failuresInRow + 1,
    };
  }
  const slow = ms > SLOW_MS;
  return {
    ...before,
    lastAnswerAt: at,
    lastAnswerMs: ms,
    ...(slow ? { lastSlowAt: at } : {}),
    slowInRow: slow ? before.slowInRow + 1 : 0,
    ...(seen.kind === 'refused' ? { lastRefusalAt: at, lastRefusal: seen.why } : {}),
    failingSince: null,
    failuresInRow: 0,
  };
}

const KEEP_EVERY_SECONDS = 60;

/** Whether what is known now must be kept: when it says something else than what was kept, else once a minute. */
export function isWorthKeeping(kept: CallHealth | null, now: CallHealth): boolean {
  if (kept === null || wordOf(kept) !== wordOf(now)) return true;
  const [from, to] = [latestOf(kept), latestOf(now)];
  return from === null || to === null || Math.abs(secondsBetween(from, to)) >= KEEP_EVERY_SECONDS;
}

const wordOf = ({ failuresInRow, slowInRow, lastRefusalAt, lastAnswerAt }: CallHealth) =>
  [Math.min(failuresInRow, SILENT_FAILURES), slowInRow > 0, lastRefusalAt === lastAnswerAt].join();

const latestOf = ({ lastAnswerAt, lastFailureAt }: CallHealth) => laterOf(lastAnswerAt, lastFailureAt);

/** Of two processes that call, the one that did so last knows more. */
export function newerOf(a: CallHealth | undefined, b: CallHealth | undefined): CallHealth {
  if (!a || !b) return a ?? b ?? NOTHING_KNOWN;
  return (latestOf(a) ?? '') >= (latestOf(b) ?? '') ? a : b;
}

/** What a customer should know before leaving for the platform. */
export type Mood = 'well' | 'slow' | 'silent';

const SILENT_FAILURES = 2;
const MOOD_MINUTES = 5;

/**
 * Silent: to open a checkout failed twice in a row, or that and looking up did so together with no answer to either
 * since. What is older than five minutes says nothing of now.
 */
export function moodOf({ create = NOTHING_KNOWN, lookup = NOTHING_KNOWN }: Health, now: Instant): Mood {
  const isRecent = (at: Instant | null) => at !== null && at >= addMinutes(now, -MOOD_MINUTES);
  if (create.failuresInRow >= SILENT_FAILURES && isRecent(create.lastFailureAt)) return 'silent';
  const answered = laterOf(create.lastAnswerAt, lookup.lastAnswerAt);
  const failures = [create, lookup]
    .filter((call) => isRecent(call.lastFailureAt) && isSince(call.lastFailureAt, answered))
    .reduce((sum, call) => sum + call.failuresInRow, 0);
  if (failures >= SILENT_FAILURES) return 'silent';
  return create.slowInRow > 0 && isRecent(create.lastSlowAt) ? 'slow' : 'well';
}

/** A payment that cannot be read, or a notice that is not genuine, does not say that the platform is silent. */
const TELLING = ['create', 'lookup', 'expire', 'list'] as const;

/** Since when no call has been answered; null while the last word of the platform was an answer. */
export function silentSince(health: Health): Instant | null {
  const calls = TELLING.map((call) => health[call] ?? NOTHING_KNOWN);
  const answered = calls.map((call) => call.lastAnswerAt).reduce(laterOf, null);
  const failing = calls.filter((call) => call.failingSince !== null && isSince(call.lastFailureAt, answered));
  if (failing.length === 0) return null;
  const first = failing.map((call) => call.failingSince).reduce(earlierOf);
  return laterOf(first, answered);
}

const isSince = (at: Instant | null, since: Instant | null) => at !== null && (since === null || at >= since);

function laterOf(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earlierOf(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

const TELL_MINUTES = 10;

/** What the operator is to be told: `told` is the silence that was told of and has not ended. */
export function newsOfSilence(
  told: Instant | null,
  since: Instant | null,
  now: Instant,
): 'silent' | 'answers again' | null {
  if (told !== null) return since === null ? 'answers again' : null;
  return since !== null && since <= addMinutes(now, -TELL_MINUTES) ? 'silent' : null;
}

const LONGEST_REASON = 160;

/** Why a call failed, fit to be kept: long words, which may be keys, are left out. */
export function reasonOf(error: unknown): string {
  const words: string[] = [];
  for (let one: unknown = error; one instanceof Error && words.length < 3; one = one.cause) {
    const { code } = one as { code?: unknown };
    const said = one === error ? one.message : typeof code === 'string' ? code : one.name;
    if (said !== 'TypeError') words.push(said);
  }
  const text = words.length > 0 ? words.join(', ') : 'failed';
  return text
    .replace(/[^\s,;:'"()/?=&]{20,}/g, '…')
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, LONGEST_REASON);
}
