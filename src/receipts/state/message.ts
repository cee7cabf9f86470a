import type { Message } from '../../http/page/shared.ts';
import { maskEmail } from '../../identity/mask.ts';
import type { Formats } from '../../kit/formats.ts';
import { causeInWords } from '../../paying/refusals/checks.ts';
import type { Attempt } from '../../payments/attempts/attempt.ts';
import { ATTEMPT_STATES } from '../../payments/attempts/attempt.ts';
import { moneyBackInWords } from '../../payments/money-back/words.ts';
import { surplusText } from '../../payments/surplus/text.ts';
import { stateText } from './text.ts';
import { paidAfter } from './timeline.ts';
import type { PaymentView } from './view.ts';
import { LOOKS, opensAt, refusalOf } from './view.ts';

/** Refused as a duplicate: what it was to pay has probably been paid, so it is not told as a plain refusal. */
const mayBePaid = ({ state, reason }: Attempt) => state === 'rejected' && reason === 'duplicate';

const isDebit = ({ chargedBy }: Attempt) => chargedBy === 'enrolled-card';

export function headingOf(f: Formats, { attempt, means }: PaymentView): string {
  const t = stateText[f.language];
  const back = attempt.state === 'paid' && means ? moneyBackInWords(f, means.back, attempt) : null;
  const own = isDebit(attempt) ? t.debit.headings[attempt.state] : null;
  return back?.heading ?? own ?? (mayBePaid(attempt) ? t.maybePaidHeading : t.headings[attempt.state]);
}

export function messageOf(f: Formats, view: PaymentView): Message {
  const { attempt } = view;
  const t = stateText[f.language];
  const own = isDebit(attempt) ? t.debit.messages[attempt.state] : null;
  const [strong, text] = own ?? (t.messages[attempt.state] as [string, string]);
  const base = { ...LOOKS[attempt.state], strong, text, second: null };
  switch (attempt.state) {
    case 'paid':
      return paidMessage(f, base, view);
    case 'rejected':
      return refusedMessage(f, base, view);
    case 'cancelled':
      return own && attempt.reason !== 'given-back' ? base : cancelledMessage(f, base, attempt);
    case 'review':
      return { ...base, strong: t.reviews[attempt.reason ?? ''] ?? strong, second: chargedWrong(f, view) };
    case 'unknown':
      return { ...base, second: whenAsked(f, view) };
    default:
      return ATTEMPT_STATES[attempt.state].open && view.mood === 'silent'
        ? { ...base, second: [t.silentMeanwhile, whenAsked(f, view)].join(' ').trim() }
        : base;
  }
}

function whenAsked(f: Formats, { nextCheckAt, now }: PaymentView): string | null {
  const t = stateText[f.language];
  if (nextCheckAt === null) return null;
  return nextCheckAt > now ? t.asksAgainAt(f.time(nextCheckAt)) : t.asksAgainNow;
}

/** What was charged and what was to be, where they differ. */
function chargedWrong(f: Formats, { attempt, means }: PaymentView): string | null {
  if (!means || attempt.reason !== 'amount') return null;
  return stateText[f.language].chargedWrong(f.money(means.chargedCents), f.money(attempt.totalCents));
}

function paidMessage(f: Formats, base: Message, view: PaymentView): Message {
  const { attempt, means, events } = view;
  const t = stateText[f.language];
  const back = means && moneyBackInWords(f, means.back, attempt);
  if (back?.heading) return { ...base, tone: 'warn', glyph: '!', strong: back.strong, text: back.text };
  const sent = `${base.text} ${t.receiptSentTo(maskEmail(attempt.receiptEmail))}`;
  const late = paidAfter(events);
  const second = [late && t.lateMessage[late], back?.text ?? surplusWords(f, view)].filter(
    (one) => one !== null,
  );
  return { ...base, text: sent, second: second.length > 0 ? second.join(' ') : null };
}

/** What was too much is in the account's favour, and the utility gives it or takes it off. */
const surplusWords = (f: Formats, { means, open }: PaymentView) =>
  means?.surplus ? `${stateText[f.language].surplus} ${surplusText[f.language].how(open.phone)}` : null;

function refusedMessage(f: Formats, base: Message, view: PaymentView): Message {
  const { attempt, now } = view;
  const t = stateText[f.language];
  const opens = opensAt(view);
  return {
    ...base,
    ...(mayBePaid(attempt) ? { tone: 'warn', glyph: '!', text: t.maybePaid } : { text: base.strong }),
    strong: causeInWords(f.language, refusalOf(view)),
    second: now < opens ? t.retryAt(f.time(opens)) : t.retryNow,
  };
}

function cancelledMessage(f: Formats, base: Message, { reason }: Attempt): Message {
  const t = stateText[f.language];
  if (reason === 'platform-refused')
    return { ...base, tone: 'warn', glyph: '!', text: t.cancelledByPlatform };
  if (reason === 'given-back') return { ...base, strong: t.givenBack };
  if (reason === 'not-owed') return { ...base, text: t.notOwed };
  return reason === 'never-sent' ? { ...base, text: t.neverSent } : base;
}
