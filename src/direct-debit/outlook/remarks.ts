import { collectionObstacle } from '../../accounts/account.ts';
import { findAccountByNumber } from '../../accounts/store.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Settings } from '../../kit/settings.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { Remark, RemarkSource, RemarkWords } from '../../payables/remark.ts';
import { billNow, calendarOf, latestOrder } from '../orders/announce.ts';
import { listOrders } from '../orders/store.ts';
import { debitHref } from '../places.ts';
import { findEnrolment } from '../store.ts';
import { debitText } from '../text.ts';
import type { Outlook } from './rule.ts';
import { outlookOf } from './rule.ts';
import { outlookText } from './text.ts';

/** What becomes of each bill of an enrolled account: on what day it is debited, or why it is not. */
export const debitRemarks =
  (settings: () => Settings): RemarkSource =>
  async (db, { accountNumber, today, items }) => {
    const bills = items.filter((item) => item.kind === 'invoice');
    const enrolment = bills.length > 0 ? await findEnrolment(db, accountNumber) : null;
    // Those of before the portal are debited elsewhere, and nobody tells it on what day.
    if (!enrolment?.meansSealed) return [];
    const account = await findAccountByNumber(db, accountNumber);
    if (!account || collectionObstacle(account)) return [];
    const orders = await listOrders(db, accountNumber);
    const own = orders.filter((one) => one.enrolmentId === enrolment.id);
    const invoices = (await listOwedInvoices(db, accountNumber)).filter((one) => one.kind === 'service');
    return invoices.flatMap((invoice) => {
      const bill = bills.find((item) => item.id === invoice.number);
      if (!bill) return [];
      const atBank = orders.find((one) => one.invoiceNumber === bill.id && one.state === 'cut');
      const outlook = outlookOf({
        today,
        calendar: calendarOf(settings()),
        enrolled: { live: true, suspended: enrolment.suspendedAt !== null, capCents: enrolment.capCents },
        bill: billNow(invoice, bill.obstacle),
        order: atBank ?? latestOrder(own, bill.id),
      });
      return outlook ? [remarkOf(bill, outlook, accountNumber)] : [];
    });
  };

export function remarkOf(bill: OfferedPayable, outlook: Outlook, accountNumber: string): Remark {
  const item = { kind: bill.kind, id: bill.id };
  if (outlook.kind === 'not-debited')
    return {
      ...{ item, kind: 'not-debited', tone: 'warn', glyph: '!', debit: null },
      inWords: (f) => whyNot(f, bill, { outlook, accountNumber }),
    };
  const { debitOn: on, amountCents: cents } = outlook;
  return {
    ...{ item, kind: 'debited', tone: 'info', glyph: '…', debit: { on, cents } },
    inWords: (f) => {
      const t = outlookText[f.language];
      const link = { label: t.see, href: debitHref(accountNumber) };
      return {
        text: t.debited(f.dayShort(on), f.money(cents)),
        detail: outlook.atBank ? null : t.payBefore,
        link,
      };
    },
  };
}

function whyNot(
  f: Formats,
  bill: OfferedPayable,
  { outlook, accountNumber }: { outlook: Extract<Outlook, { kind: 'not-debited' }>; accountNumber: string },
): RemarkWords {
  const t = outlookText[f.language];
  const { why } = outlook;
  const reason = debitText[f.language].reasons[outlook.reason ?? 'unknown'] ?? '';
  const detail = why === 'refused' || why === 'withdrawn' ? t[why](reason) : t[why];
  const manage = { suspended: t.see, skipped: t.unskip, 'over-cap': t.changeCap };
  const pay = `/cuentas/${accountNumber}/pagar?factura=${encodeURIComponent(bill.id)}`;
  // What stands in the way of paying it has words and a link of its own.
  const byHand = bill.obstacle === null ? { label: t.pay, href: pay } : null;
  const link =
    why === 'suspended' || why === 'skipped' || why === 'over-cap'
      ? { label: manage[why], href: debitHref(accountNumber) }
      : byHand;
  return { text: t.notDebited, detail, link };
}
