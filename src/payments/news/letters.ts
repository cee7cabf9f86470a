import { noticeLetter } from '../../http/page/letters.ts';
import type { Tx } from '../../kit/database.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import type { Attempt } from '../attempts/attempt.ts';
import type { LetterDeps } from '../letters/deps.ts';
import { paymentLetterText } from '../letters/text.ts';
import type { PaymentNews } from './news.ts';
import { newsKey } from './news.ts';
import { newsText } from './text.ts';

/** The mail that something about a payment was decided or has to be, once for each. */
export async function tellNews(
  tx: Tx,
  deps: LetterDeps,
  { attempt, news }: { attempt: Attempt; news: PaymentNews },
): Promise<void> {
  const { language, accountNumber } = attempt;
  const mail = paymentLetterText[language];
  const site = deps.settings.last();
  const letter = noticeLetter(deps.render, {
    dedupeKey: newsKey(attempt.id, news),
    to: attempt.receiptEmail,
    language,
    heading: newsText[language][news.kind].heading(accountNumber),
    paragraphs: [mail.hello, wordsOf(deps, attempt, news)],
    // A guest has no page of it: what has no receipt cannot be verified either.
    link: attempt.userId ? { label: mail.link, href: `${deps.baseUrl}/pagos/${attempt.id}` } : null,
    signature: mail.footer(site.utilityName, site.phone),
  });
  await enqueueMail(tx, deps.clock, letter);
}

function wordsOf(deps: LetterDeps, attempt: Attempt, { kind, cents }: PaymentNews): string {
  const t = newsText[attempt.language];
  const { money } = deps.formats[attempt.language];
  if (kind !== 'review') return t[kind].text(money(cents));
  return cents === attempt.totalCents
    ? t.review.sameAmount(money(cents))
    : t.review.text(money(cents), money(attempt.totalCents));
}
