import { collectionObstacle } from '../../accounts/account.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Settings } from '../../kit/settings.ts';
import type { Language } from '../../kit/text.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { Remark, RemarkSource, RemarkWords } from '../../payables/remark.ts';
import { calendarOf } from '../orders/announce.ts';
import { listOrders } from '../orders/store.ts';
import { debitHref } from '../places.ts';
import { findEnrolment } from '../store.ts';
import { debitText } from '../text.ts';
import { outlooksOf } from './bills.ts';
import type { NotDebitedOutlook, Outlook } from './rule.ts';
import { outlookText } from './text.ts';

/** What becomes of each bill of an enrolled account: on what day it is debited, or why it is not. */
export const debitRemarks =
  (settings: () => Settings): RemarkSource =>
  async (db, { account, today, items, has }) => {
    if (has?.debit === false) return [];
    const bills = items.filter((item) => item.kind === 'invoice' && item.inTimeCents !== undefined);
    if (bills.length === 0 || collectionObstacle(account)) return [];
    const enrolment = await findEnrolment(db, account.number);
    // Those of before the portal are debited elsewhere, and nobody tells it on what day.
    if (!enrolment?.meansSealed) return [];
    const known = bills.map((item) => ({
      ...{ item, number: item.id, dueOn: item.dueOn, owedCents: item.inTimeCents ?? null },
      obstacle: item.obstacle,
    }));
    const asked = { enrolment, today, calendar: calendarOf(settings()) };
    return outlooksOf(asked, await listOrders(db, account.number), known).flatMap(({ bill, outlook }) =>
      outlook ? [remarkOf(bill.item, outlook, account.number)] : [],
    );
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
  { outlook, accountNumber }: { outlook: NotDebitedOutlook; accountNumber: string },
): RemarkWords {
  const t = outlookText[f.language];
  const { why } = outlook;
  const detail = whyInWords(f.language, outlook);
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

/** Why a bill is not debited, and that its customer pays it. */
export function whyInWords(language: Language, { why, reason }: NotDebitedOutlook): string {
  const t = outlookText[language];
  if (why !== 'refused' && why !== 'withdrawn') return t[why];
  return t[why](debitText[language].reasons[reason ?? 'unknown'] ?? '');
}
