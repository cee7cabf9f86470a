import type { Formats } from '../../kit/formats.ts';
import { sumCents } from '../../kit/money.ts';
import type { Invoice } from '../invoice.ts';
import type { InvoiceLine } from '../store.ts';
import { invoicesText } from '../text.ts';

export interface Lines {
  rows: { concept: string; quantity: string; unitPrice: string; amount: string }[];
  /** One total for each due date. */
  totals: { label: string; amount: string }[];
}

/** A bill's lines, whose amounts always add up to its total. */
export function linesOf(f: Formats, invoice: Invoice, lines: readonly InvoiceLine[]): Lines {
  const t = invoicesText[f.language].detail;
  const rest = invoice.amountCents - sumCents(lines.map((line) => line.amountCents));
  const rows = lines.map((line) => ({
    concept: line.concept,
    quantity: quantityOf(f, line),
    unitPrice: line.unitPrice === null ? '' : f.unitPrice(line.unitPrice),
    amount: f.money(line.amountCents),
  }));
  const other = { concept: t.otherLines, quantity: '', unitPrice: '', amount: f.money(rest) };
  return { rows: rows.length > 0 && rest !== 0 ? [...rows, other] : rows, totals: totalsOf(f, invoice) };
}

function totalsOf(f: Formats, invoice: Invoice): Lines['totals'] {
  const t = invoicesText[f.language].detail;
  const { amountCents, secondAmountCents, secondDueOn } = invoice;
  if (secondAmountCents === null || secondDueOn === null || invoice.amountDueCents !== null) {
    return [{ label: t.total, amount: f.money(amountCents) }];
  }
  return [
    { label: t.totalUntil(f.dayShort(invoice.dueOn)), amount: f.money(amountCents) },
    { label: t.totalAfter(f.dayShort(secondDueOn)), amount: f.money(secondAmountCents) },
  ];
}

function quantityOf(f: Formats, { quantity, unit }: InvoiceLine): string {
  if (quantity === null) return '';
  const name = unit === null || unit === '' ? '' : (invoicesText[f.language].units[unit] ?? unit);
  return `${f.quantity(quantity)}\u00a0${name}`.trim();
}
