import type { Account } from '../../accounts/account.ts';
import type { Message } from '../../http/page/shared.ts';
import type { Instant } from '../../kit/dates.ts';
import { addMinutes } from '../../kit/dates.ts';
import type { AfterPaying } from '../../payables/payable.ts';
import type { Refusal } from '../../paying/refusals/checks.ts';
import type { OpenWays } from '../../paying/ways/links.ts';
import type { Attempt, AttemptItem, AttemptState } from '../../payments/attempts/attempt.ts';
import type { PaymentEvent } from '../../payments/attempts/events.ts';
import type { PaymentMeans } from '../../payments/attempts/ledger.ts';
import type { Mood } from '../../payments/platforms/health/health.ts';

/** All that the page of one payment is made of. */
export interface PaymentView {
  attempt: Attempt;
  items: AttemptItem[];
  events: PaymentEvent[];
  means: PaymentMeans | null;
  account: Account;
  guest: boolean;
  platformLabel: string;
  baseUrl: string;
  open: OpenWays;
  /** With what it was refused, if it was, and who answers for bank accounts. */
  refused: Pick<Refusal, 'method' | 'contact'>;
  now: Instant;
  retryMinutes: number;
  /** When the platform is asked again about an open attempt. */
  nextCheckAt: Instant | null;
  mood: Mood;
  /** The query that chooses the same items again. */
  againQuery: string;
  /** What has come of it: a plan is in force. */
  after: readonly AfterPaying[];
}

export type Look = Pick<Message, 'tone' | 'glyph'>;

export const LOOKS: Record<AttemptState, Look> = {
  created: { tone: 'info', glyph: '…' },
  redirected: { tone: 'info', glyph: '…' },
  processing: { tone: 'info', glyph: '…' },
  unknown: { tone: 'warn', glyph: '…' },
  review: { tone: 'warn', glyph: '!' },
  paid: { tone: 'ok', glyph: '✓' },
  rejected: { tone: 'bad', glyph: '✕' },
  cancelled: { tone: 'off', glyph: '–' },
  expired: { tone: 'off', glyph: '–' },
};

export const refusalOf = ({ attempt, refused }: PaymentView): Refusal => ({
  ...refused,
  reason: attempt.reason,
});

/** When what was refused may be tried again (D10). */
export const opensAt = ({ attempt, retryMinutes }: PaymentView): Instant =>
  addMinutes(attempt.createdAt, retryMinutes);

export function mayPayAgain(view: PaymentView): boolean {
  const { attempt, now } = view;
  if (attempt.state === 'cancelled' || attempt.state === 'expired') return true;
  return attempt.state === 'rejected' && now >= opensAt(view);
}
