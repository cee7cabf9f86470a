import type { Formats } from '../../kit/formats.ts';
import type { Attempt } from '../../payments/attempts/attempt.ts';
import { ATTEMPT_STATES } from '../../payments/attempts/attempt.ts';
import type { PaymentEvent } from '../../payments/attempts/events.ts';
import type { StateText } from './text.es.ts';
import { stateText } from './text.ts';
import type { Look, PaymentView } from './view.ts';
import { LOOKS } from './view.ts';

export interface Step {
  tone: string;
  glyph: string;
  text: string;
  at: { iso: string; text: string } | null;
}

const DONE: Look = { tone: 'ok', glyph: '✓' };
const STEP_LOOKS: Readonly<Record<string, Look>> = {
  ...LOOKS,
  created: DONE,
  charging: DONE,
  redirected: DONE,
  debited: DONE,
  reinstated: DONE,
  'extra-returned': DONE,
};

/** What has happened to a payment so far, the oldest first. */
export function timelineOf(f: Formats, { attempt, events }: PaymentView): Step[] {
  const t = stateText[f.language];
  const steps = events.map((event, index) => ({
    ...(STEP_LOOKS[event.kind] ?? LOOKS.review),
    text: wordsOf(t, attempt, { event, before: events.slice(0, index) }),
    at: { iso: event.at, text: f.moment(event.at) },
  }));
  if (!ATTEMPT_STATES[attempt.state].open) return steps;
  return [...steps, { ...LOOKS.created, text: t.waiting, at: null }];
}

function wordsOf(
  t: StateText,
  attempt: Attempt,
  { event, before }: { event: PaymentEvent; before: readonly PaymentEvent[] },
): string {
  const ended = endedBefore(before);
  if (event.kind === 'paid' && ended) return t.late[ended];
  if (event.kind === 'processing' && ended) return t.reopened;
  if (event.kind === 'cancelled' && attempt.reason === 'given-back') return t.givenBackStep;
  const own = attempt.chargedBy === 'enrolled-card' ? t.debit.events[event.kind] : undefined;
  return own ?? t.events[event.kind] ?? event.kind;
}

type Ended = keyof StateText['late'];

const isEnded = (kind: string): kind is Ended =>
  kind === 'expired' || kind === 'cancelled' || kind === 'rejected';

/** How an attempt had ended before what came later; null when it had not. */
export function endedBefore(events: readonly PaymentEvent[]): Ended | null {
  return events.map((event) => event.kind).findLast(isEnded) ?? null;
}

/** How an attempt that is paid had ended before the approval came (late truth wins). */
export function paidAfter(events: readonly PaymentEvent[]): Ended | null {
  const paid = events.findIndex((event) => event.kind === 'paid');
  return paid < 0 ? null : endedBefore(events.slice(0, paid));
}
