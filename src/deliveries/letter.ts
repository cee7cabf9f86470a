import type { Account } from '../accounts/account.ts';
import { collectionMessage } from '../accounts/billing/collection.ts';
import { addressOf } from '../accounts/menus.ts';
import type { Deps } from '../deps.ts';
import { whyInWords } from '../direct-debit/outlook/remarks.ts';
import { noticeLetter } from '../http/page/letters.ts';
import type { Message } from '../http/page/shared.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { amountOwed, isOwed, periodLabel } from '../invoices/invoice.ts';
import { invoiceHref } from '../invoices/page.ts';
import type { LocalDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import { localDate } from '../kit/intl/zone.ts';
import type { Letter } from '../kit/mail/outbox.ts';
import type { BillDebit } from './debit.ts';
import { deliveriesText } from './text.ts';

export interface Bill {
  invoice: Invoice;
  account: Account;
  debit: BillDebit;
}

export type LetterDeps = Pick<Deps, 'render' | 'settings' | 'formats' | 'config' | 'clock'>;

/** A new bill as a letter; its PDF is drawn when it leaves. */
export function billLetter(
  deps: LetterDeps,
  { invoice, account, debit }: Bill,
  sent: { to: string; language: Formats['language']; dedupeKey: string },
): Letter {
  const f = deps.formats[sent.language];
  const t = deliveriesText[sent.language];
  const { utilityName, phone } = deps.settings.last();
  const { baseUrl, timeZone } = deps.config;
  const today = localDate(deps.clock.now(), timeZone);
  const elsewhere = collectionMessage(sent.language, account, phone);
  const owed = isOwed(invoice);
  const amount = f.money(owed ? amountOwed(invoice, today) : invoice.amountCents);
  const payable = debit === null || debit.kind === 'not-debited';
  const online = owed && !elsewhere && payable;
  const past = invoice.dueOn < today;
  const due = f.day(invoice.dueOn);
  const letter = noticeLetter(deps.render, {
    ...sent,
    heading: (past ? t.subjectPast : t.subject)(invoice.number, amount, due),
    paragraphs: [
      t.hello,
      (past ? t.sent : t.arrived)(
        periodLabel(invoice.period, sent.language),
        account.number,
        addressOf(account),
      ),
      [(past ? t.amountPast : t.amount)(amount, due), ...secondOf(f, invoice, today)].join(' '),
      howToPay(f, { owed, debit, elsewhere }),
    ],
    link: { label: online ? t.see : t.seeOnly, href: baseUrl + invoiceHref(invoice) },
    closing: [
      t.why(`${baseUrl}/cuentas/${account.number}/factura-digital`),
      ...(phone === '' || elsewhere ? [] : [t.doubts(phone)]),
    ],
    signature: utilityName,
  });
  const name = invoice.number.replace(/[^\w.-]+/g, '-');
  return {
    ...letter,
    attachments: [
      { kind: 'invoice', id: invoice.number, filename: `${t.file}-${name}.pdf`, language: sent.language },
    ],
  };
}

function howToPay(
  f: Formats,
  { owed, debit, elsewhere }: { owed: boolean; debit: BillDebit; elsewhere: Message | null },
): string {
  const t = deliveriesText[f.language];
  if (!owed) return t.settled;
  if (elsewhere) return [elsewhere.strong, elsewhere.second ?? ''].join('. ');
  if (debit === null) return t.howToPay;
  if (debit.kind === 'elsewhere') return t.debitedElsewhere;
  if (debit.kind === 'debited') return t.debited(f.day(debit.debitOn), f.money(debit.amountCents));
  return [t.notDebited, whyInWords(f.language, debit), t.howToPay].join(' ');
}

/** Where the billing system states what is owed, the printed second amount would contradict it. */
function secondOf(f: Formats, invoice: Invoice, today: LocalDate): string[] {
  const { secondDueOn, secondAmountCents, amountDueCents } = invoice;
  if (secondDueOn === null || secondAmountCents === null || amountDueCents !== null) return [];
  if (secondDueOn < today) return [];
  return [deliveriesText[f.language].second(f.money(secondAmountCents), f.day(secondDueOn))];
}
