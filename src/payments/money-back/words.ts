import { noticeLetter } from '../../http/page/letters.ts';
import type { Tx } from '../../kit/database.ts';
import type { Formats } from '../../kit/formats.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import type { Attempt } from '../attempts/attempt.ts';
import { DIRECT_DEBIT } from '../attempts/attempt.ts';
import type { LetterDeps } from '../letters/deps.ts';
import { paymentLetterText } from '../letters/text.ts';
import type { MoneyBackFact } from './book.ts';
import type { MoneyBack } from './standing.ts';
import { moneyBackText } from './text.ts';

/** The mail that money went back or came back, once for each fact. */
export async function tellMoneyBack(
  tx: Tx,
  deps: LetterDeps,
  { attempt, fact }: { attempt: Attempt; fact: MoneyBackFact },
): Promise<void> {
  const { language } = attempt;
  const t = moneyBackText[language];
  const site = deps.settings.last();
  const words = t.mails[fact.kind];
  const amount = deps.formats[language].money(fact.cents);
  const letter = noticeLetter(deps.render, {
    dedupeKey: moneyBackKey(fact),
    to: attempt.receiptEmail,
    language,
    heading: words.heading(amount, attempt.accountNumber),
    paragraphs: [
      paymentLetterText[language].hello,
      words.text,
      ...(fact.kind !== 'reinstated' && fact.whole ? [t.owedAgain] : []),
    ],
    link: {
      label: paymentLetterText[language].link,
      href:
        deps.baseUrl + (attempt.userId ? `/pagos/${attempt.id}` : `/verificar/${attempt.verificationCode}`),
    },
    signature: paymentLetterText[language].footer(site.utilityName, site.phone),
  });
  await enqueueMail(tx, deps.clock, letter);
}

export const moneyBackKey = ({ kind, paymentId, soFar }: MoneyBackFact) => `${kind}:${paymentId}:${soFar}`;

/** What a page says of a payment that went back; null when all of it is there. */
export function moneyBackInWords(
  f: Formats,
  back: MoneyBack,
  { platform }: Pick<Attempt, 'platform'>,
): { heading: string | null; strong: string; text: string } | null {
  const t = moneyBackText[f.language];
  if (back.stands) {
    const cents = back.refundedCents + back.heldCents;
    return cents > 0 ? { heading: null, strong: '', text: t.partly(f.money(cents)) } : null;
  }
  const taken = platform === DIRECT_DEBIT ? t.debitReturned : t.chargedBack;
  const words = back.heldCents > 0 ? taken : t.refunded;
  return { ...words, text: `${words.text} ${t.owedAgain}` };
}
