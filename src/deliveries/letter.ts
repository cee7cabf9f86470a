import type { Account } from '../accounts/account.ts';
import { collectionMessage } from '../accounts/billing/collection.ts';
import { addressOf } from '../accounts/menus.ts';
import type { Deps } from '../deps.ts';
import { noticeLetter } from '../http/page/letters.ts';
import type { Message } from '../http/page/shared.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { amountOwed, isOwed, periodLabel } from '../invoices/invoice.ts';
import { invoiceHref } from '../invoices/page.ts';
import { localDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { Letter } from '../kit/mail/outbox.ts';
import type { DeliveriesText } from './text.es.ts';
import { deliveriesText } from './text.ts';

export interface Bill {
  invoice: Invoice;
  account: Account;
  debited: boolean;
}

export type LetterDeps = Pick<Deps, 'render' | 'settings' | 'formats' | 'config' | 'clock'>;

/** A new bill as a letter; its PDF is drawn when it leaves. */
export function billLetter(
  deps: LetterDeps,
  { invoice, account, debited }: Bill,
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
  const online = owed && !elsewhere && !debited;
  const letter = noticeLetter(deps.render, {
    ...sent,
    heading: t.subject(invoice.number, amount, f.day(invoice.dueOn)),
    paragraphs: [
      t.hello,
      t.arrived(periodLabel(invoice.period, sent.language), account.number, addressOf(account)),
      [t.amount(amount, f.day(invoice.dueOn)), ...secondOf(f, invoice)].join(' '),
      howToPay(t, { owed, debited, elsewhere }),
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
  t: DeliveriesText,
  { owed, debited, elsewhere }: { owed: boolean; debited: boolean; elsewhere: Message | null },
): string {
  if (!owed) return t.settled;
  if (elsewhere) return [elsewhere.strong, elsewhere.second ?? ''].join('. ');
  return debited ? t.debited : t.howToPay;
}

/** Where the billing system states what is owed, the printed second amount would contradict it. */
function secondOf(f: Formats, invoice: Invoice): string[] {
  const { secondDueOn, secondAmountCents, amountDueCents } = invoice;
  if (secondDueOn === null || secondAmountCents === null || amountDueCents !== null) return [];
  return [deliveriesText[f.language].second(f.money(secondAmountCents), f.day(secondDueOn))];
}
