import type { PaperCodes } from '../../documents/paper-codes.ts';
import type { FindPaper } from '../../documents/verifiable.ts';
import type { Invoice } from '../invoice.ts';
import { findAnyInvoice } from '../store.ts';
import { invoicesText } from '../text.ts';

const KIND = 'FACTURA';

/** The code of a bill's paper: its number and amount, sealed. */
export const invoiceCode = (codes: PaperCodes, invoice: Pick<Invoice, 'number' | 'amountCents'>): string =>
  codes.sign(KIND, [invoice.number, String(invoice.amountCents)]);

export const verifyInvoice =
  (codes: PaperCodes): FindPaper =>
  async (db, code, f) => {
    const [number, cents] = codes.read(KIND, code) ?? [];
    const invoice = number === undefined ? null : await findAnyInvoice(db, number);
    if (!invoice) return null;
    const t = invoicesText[f.language];
    const changed = String(invoice.amountCents) === cents ? null : t.paper.changed;
    return {
      what: `${t.paper.what} ${invoice.number}`,
      gender: 'feminine',
      code,
      facts: [
        { label: t.detail.amount, value: f.money(Number(cents)) },
        { label: t.detail.issuedOn, value: f.day(invoice.issuedOn) },
        { label: t.detail.dueOn, value: f.day(invoice.dueOn) },
      ],
      warning: invoice.status === 'withdrawn' ? t.paper.withdrawn : changed,
    };
  };
