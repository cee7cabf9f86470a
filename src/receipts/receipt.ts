import type { Account } from '../accounts/account.ts';
import { addressOf } from '../accounts/menus.ts';
import { findAccountByNumber } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { letterhead, phoneLines } from '../documents/letterhead.ts';
import type { Paper } from '../documents/paper.ts';
import { printPaper } from '../documents/print.ts';
import type { Formats } from '../kit/formats.ts';
import type { AttachmentRef } from '../kit/mail/outbox.ts';
import type { Settings } from '../kit/settings.ts';
import { payingText } from '../paying/text.ts';
import type { Attempt, AttemptItem } from '../payments/attempts/attempt.ts';
import type { PaymentMeans } from '../payments/attempts/ledger.ts';
import { findMeans } from '../payments/attempts/ledger.ts';
import { findAttempt, listItems } from '../payments/attempts/store.ts';
import { meansInWords } from './state/facts.ts';
import { receiptsText } from './text.ts';

export interface ReceiptFacts {
  attempt: Attempt;
  items: AttemptItem[];
  means: PaymentMeans;
  account: Account;
  settings: Settings;
  platformLabel: string;
  baseUrl: string;
}

/** The receipt as a paper; it says what was paid, never what is owed. */
export function receiptPaper(f: Formats, facts: ReceiptFacts): Paper {
  const { attempt, account, settings } = facts;
  const t = receiptsText[f.language];
  const columns = payingText[f.language];
  const paidAt = attempt.paidAt ?? attempt.createdAt;
  return {
    language: f.language === 'es' ? 'es-AR' : 'en',
    title: `${t.receiptTitle} ${attempt.verificationCode}`,
    createdOn: paidAt,
    utility: letterhead(f, settings, account.number),
    heading: t.receiptTitle,
    subheading: `${t.account} ${account.number}`,
    stamp: facts.means.back.stands
      ? { text: t.paidStamp, tone: 'good' }
      : { text: t.returnedStamp, tone: 'bad' },
    blocks: [
      { type: 'amount', label: t.amountPaid, value: f.money(attempt.totalCents), note: f.moment(paidAt) },
      {
        type: 'facts',
        heading: null,
        rows: [
          { label: t.holder, value: account.holderName },
          { label: t.address, value: addressOf(account) },
          { label: t.means, value: meansInWords(t, facts.means, facts.platformLabel) },
          { label: t.operation, value: facts.means.paymentId },
        ],
      },
      {
        type: 'table',
        heading: t.itemsPaidHeading,
        columns: [
          { label: columns.what, align: 'left', width: 0.5 },
          { label: '', align: 'left', width: 0.25 },
          { label: columns.amount, align: 'right', width: 0.25 },
        ],
        rows: facts.items.map((item) => [
          item.labels[f.language],
          item.kind === 'invoice' ? item.id : '',
          f.money(item.amountCents),
        ]),
        total: { label: columns.total, value: f.money(attempt.totalCents) },
      },
    ],
    footer: phoneLines(f, settings),
    verification: {
      label: t.verificationCode,
      code: attempt.verificationCode,
      url: `${facts.baseUrl}/verificar/${attempt.verificationCode}`,
    },
  };
}

/** Draws the receipt of a paid attempt; null while it is not paid. */
export async function drawReceipt(deps: Deps, attempt: Attempt, f: Formats): Promise<Buffer | null> {
  const means = await findMeans(deps.db, attempt);
  const account = await findAccountByNumber(deps.db, attempt.accountNumber);
  if (attempt.state !== 'paid' || !means || !account) return null;
  const paper = receiptPaper(f, {
    attempt,
    items: await listItems(deps.db, attempt.id),
    means,
    account,
    settings: await deps.settings.current(),
    platformLabel: deps.payments.platform.label,
    baseUrl: deps.config.baseUrl,
  });
  return await printPaper(paper);
}

/** Draws the receipt that a letter carries; null while its attempt is not paid. */
export async function drawReceiptOf(deps: Deps, { id }: AttachmentRef): Promise<Buffer | null> {
  const attempt = await findAttempt(deps.db, id);
  return attempt && (await drawReceipt(deps, attempt, deps.formats[attempt.language]));
}
