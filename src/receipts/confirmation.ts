import type { Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { enqueueMail } from '../kit/mail/outbox.ts';
import type { AfterPaying, PayableSource } from '../payables/payable.ts';
import type { AfterWords } from '../paying/after-paying.ts';
import { afterPaying, afterWords } from '../paying/after-paying.ts';
import { payingText } from '../paying/text.ts';
import type { Attempt, AttemptItem } from '../payments/attempts/attempt.ts';
import type { LetterDeps } from '../payments/letters/deps.ts';
import { paymentLetterText } from '../payments/letters/text.ts';
import { receiptsText } from './text.ts';

export interface ReceiptMail {
  language: string;
  heading: string;
  lead: string;
  items: { label: string; reference: string; amount: string }[];
  totalLabel: string;
  total: string;
  facts: { label: string; value: string }[];
  after: AfterWords[];
  linkLabel: string;
  link: string;
  footer: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'emails/receipt.html': ReceiptMail;
    'emails/receipt.text': ReceiptMail;
  }
}

export interface ReceiptDeps extends LetterDeps {
  sources: readonly PayableSource[];
}

/** The mail that a payment was received (A104), rendered when it is queued so that a second sending is identical. */
export async function confirmPaid(
  tx: Tx,
  deps: ReceiptDeps,
  { attempt, items }: { attempt: Attempt; items: AttemptItem[] },
): Promise<void> {
  const t = receiptsText[attempt.language];
  // A guest is told nothing of the account beyond what they paid.
  const after = attempt.userId === null ? [] : await afterPaying(tx, deps.sources, items);
  const model = receiptMail(deps, attempt, { items, after });
  await enqueueMail(tx, deps.clock, {
    dedupeKey: `receipt:${attempt.id}`,
    to: attempt.receiptEmail,
    subject: t.mail.subject(deps.formats[attempt.language].money(attempt.totalCents), attempt.accountNumber),
    text: deps.render.plain('emails/receipt.text', model),
    html: deps.render.plain('emails/receipt.html', model),
    attachments: [
      { kind: 'receipt', id: attempt.id, filename: `${t.receiptFile}-${attempt.verificationCode}.pdf` },
    ],
  });
}

export function receiptMail(
  deps: LetterDeps,
  attempt: Attempt,
  { items, after = [] }: { items: AttemptItem[]; after?: readonly AfterPaying[] },
): ReceiptMail {
  const { language } = attempt;
  const t = receiptsText[language];
  const letter = paymentLetterText[language];
  const f = deps.formats[language];
  const site = deps.settings.last();
  return {
    language: language === 'es' ? 'es-AR' : 'en',
    heading: t.mail.heading,
    lead: t.mail.lead(site.utilityName),
    items: items.map((item) => ({
      label: item.labels[language],
      reference: item.kind === 'invoice' ? item.id : '',
      amount: f.money(item.amountCents),
    })),
    totalLabel: payingText[language].total,
    total: f.money(attempt.totalCents),
    facts: [
      { label: t.account, value: attempt.accountNumber },
      { label: t.date, value: f.moment(instant(deps.clock)) },
      { label: t.verificationCode, value: attempt.verificationCode },
    ],
    after: afterWords(f, after).map(({ text, link }) => ({
      text,
      link: { label: link.label, href: deps.baseUrl + link.href },
    })),
    linkLabel: letter.link,
    link: deps.baseUrl + (attempt.userId ? `/pagos/${attempt.id}` : `/verificar/${attempt.verificationCode}`),
    footer: letter.footer(site.utilityName, site.phone),
  };
}

/** What the platform shows above the amount. */
export function describePayment(attempt: Attempt, utilityName: string): string {
  return receiptsText[attempt.language].description(utilityName, attempt.accountNumber);
}
