import type { PaperCodes } from '../../../documents/paper-codes.ts';
import type { FindPaper } from '../../../documents/verifiable.ts';
import type { LocalDate } from '../../../kit/dates.ts';
import { isLocalDate } from '../../../kit/dates.ts';
import type { Cents } from '../../../kit/money.ts';
import { historyText } from '../text.ts';

const LIST = 'LISTA';
const OUTSIDE = 'CONSTANCIA';

/** What the sum of a printed list was on its day: the list is kept nowhere, its code says it. */
export interface ListFacts {
  which: 'pagos' | 'facturas';
  on: LocalDate;
  rows: number;
  totalCents: Cents;
  accountNumber: string;
}

export const listCode = (codes: PaperCodes, list: ListFacts): string =>
  codes.sign(LIST, [
    list.which,
    list.on,
    String(list.rows),
    String(list.totalCents),
    list.accountNumber.slice(-4),
  ]);

export const outsideCode = (
  codes: PaperCodes,
  payment: { reference: string; paidOn: LocalDate; amountCents: Cents },
): string => codes.sign(OUTSIDE, [payment.reference, payment.paidOn, String(payment.amountCents)]);

/** The account is told by its last digits: who holds the paper sees the rest on it. */
export const verifyList =
  (codes: PaperCodes): FindPaper =>
  async (_db, code, f) => {
    const [which, on, rows, total, account] = codes.read(LIST, code) ?? [];
    if (on === undefined || !isLocalDate(on)) return null;
    const t = historyText[f.language];
    return {
      what: which === 'pagos' ? t.title : t.paidInvoicesTitle,
      gender: 'masculine',
      code,
      facts: [
        { label: t.paper.issuedOn, value: f.day(on) },
        { label: t.paper.account, value: `••••${(account ?? '').slice(-4)}` },
        { label: t.paper.rows, value: rows ?? '' },
        { label: t.paper.total, value: f.money(Number(total)) },
      ],
      warning: null,
    };
  };

export const verifyOutsidePayment =
  (codes: PaperCodes): FindPaper =>
  async (db, code, f) => {
    const [reference, on, cents] = codes.read(OUTSIDE, code) ?? [];
    if (reference === undefined || on === undefined || !isLocalDate(on)) return null;
    const t = historyText[f.language];
    const now = await db
      .selectFrom('outside_payments')
      .select('amount_cents')
      .where('reference', '=', reference)
      .executeTakeFirst();
    return {
      what: t.outside.title,
      gender: 'feminine',
      code,
      facts: [
        { label: t.outside.reference, value: reference },
        { label: t.outside.paidOn, value: f.day(on) },
        { label: t.outside.amount, value: f.money(Number(cents)) },
      ],
      warning: String(now?.amount_cents) === cents ? null : t.outside.changed,
    };
  };
