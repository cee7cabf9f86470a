import type { Session } from '../http/context.ts';
import { LIFETIMES } from '../identity/sessions/adapter.ts';
import type { Instant } from '../kit/dates.ts';
import { addSeconds, secondsBetween } from '../kit/dates.ts';

type Visit = Pick<Session, 'lastSeenAt' | 'endsAt'> | null;

/** WCAG 2.2.1 asks for 20 seconds at least. */
const WARNING_SECONDS = 30;
/** Where nobody is signed in, what was typed is all that others could see. */
const SIGNED_OUT_SECONDS = 300;
/** By then the server's own clock has ended the visit. */
const MARGIN_SECONDS = 1;

/** After how many seconds a page that nobody touches gives way, and to what. */
export function afterPage(visit: Visit, now: Instant): { seconds: number; to: 'warning' | 'ended' } {
  if (!visit) return { seconds: SIGNED_OUT_SECONDS, to: 'warning' };
  const left = secondsBetween(now, visit.endsAt);
  if (left <= WARNING_SECONDS) return { seconds: Math.ceil(left) + MARGIN_SECONDS, to: 'ended' };
  const rest = Math.min(LIFETIMES.kiosk.idleSeconds, left) - WARNING_SECONDS;
  return { seconds: Math.max(1, Math.floor(rest)), to: 'warning' };
}

/** How long the warning waits, and whether it is the last one, which no use of the computer puts off. */
export function warningFor(visit: Visit, now: Instant): { seconds: number; last: boolean } {
  if (!visit) return { seconds: WARNING_SECONDS, last: false };
  const left = secondsBetween(now, visit.endsAt);
  const idle = secondsBetween(now, addSeconds(visit.lastSeenAt, LIFETIMES.kiosk.idleSeconds));
  const seconds = Math.min(WARNING_SECONDS, left, idle);
  return { seconds: Math.max(1, Math.ceil(seconds)), last: left <= WARNING_SECONDS };
}

/** What the header says after `warningFor`. */
export const untilOver = (seconds: number) => seconds + MARGIN_SECONDS;
