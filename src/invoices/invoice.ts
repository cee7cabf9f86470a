import type { LocalDate } from '../kit/dates.ts';
import { daysBetween } from '../kit/dates.ts';
import { dayWriter } from '../kit/intl/days.ts';
import { localDate } from '../kit/intl/zone.ts';
import type { Cents } from '../kit/money.ts';
import type { Language } from '../kit/text.ts';

/** A bill as the billing system issued it, with what the portal itself collected for it. */
export interface Invoice {
  number: string;
  accountNumber: string;
  kind: 'service' | 'charge';
  period: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  secondDueOn: LocalDate | null;
  amountCents: Cents;
  secondAmountCents: Cents | null;
  amountDueCents: Cents | null;
  status: 'open' | 'paid' | 'withdrawn';
  paidOn: LocalDate | null;
  settledAt: string | null;
  settledBy: string | null;
}

export type InvoiceState = 'paid' | 'withdrawn' | 'no-balance' | 'overdue' | 'due-soon' | 'open';

const SOON_DAYS = 7;

/** Overdue is after the first due date (D26). */
export function invoiceState(invoice: Invoice, today: LocalDate): InvoiceState {
  if (invoice.settledAt !== null || invoice.status === 'paid') return 'paid';
  if (invoice.status === 'withdrawn') return 'withdrawn';
  if (invoice.amountDueCents === 0) return 'no-balance';
  if (today > invoice.dueOn) return 'overdue';
  return daysBetween(today, invoice.dueOn) <= SOON_DAYS ? 'due-soon' : 'open';
}

export function isOwed(invoice: Invoice): boolean {
  return invoice.status === 'open' && invoice.settledAt === null;
}

/** What is owed today (D26): the first amount through the due date, then the second; the export's own word wins. */
export function amountOwed(invoice: Invoice, today: LocalDate): Cents {
  if (invoice.amountDueCents !== null) return invoice.amountDueCents;
  const late = today > invoice.dueOn;
  return late ? (invoice.secondAmountCents ?? invoice.amountCents) : invoice.amountCents;
}

/**
 * What a bill costs who pays it in time; null when nothing is owed. A due date on which banks rest moves the debit and
 * not the amount: the customer could do nothing about it.
 */
export function owedInTime(invoice: Invoice): Cents | null {
  if (!isOwed(invoice)) return null;
  const cents = amountOwed(invoice, invoice.dueOn);
  return cents > 0 ? cents : null;
}

/** Why `amountOwed` is what it is. */
export type AmountReason = 'stated' | 'in-time' | 'late' | 'late-with-surcharge';

export function amountReason(invoice: Invoice, today: LocalDate): AmountReason {
  if (invoice.amountDueCents !== null) return 'stated';
  if (today <= invoice.dueOn) return 'in-time';
  return invoice.secondAmountCents === null ? 'late' : 'late-with-surcharge';
}

/** A bill that something is still owed on: the export may say that its balance is zero. */
export function hasBalance(invoice: Invoice, today: LocalDate): boolean {
  return isOwed(invoice) && amountOwed(invoice, today) > 0;
}

/** The day on which a paid bill was paid, here or elsewhere; null when the export did not say. */
export function paidDay(invoice: Invoice, timeZone: string): LocalDate | null {
  return invoice.settledAt === null ? invoice.paidOn : localDate(invoice.settledAt, timeZone);
}

/** The stricter rule of D8: what is owed, and the newest bill. `invoices` are the newest first. */
export function currentInvoices(invoices: readonly Invoice[]): Invoice[] {
  return invoices.filter((invoice, index) => index === 0 || isOwed(invoice));
}

const BIMESTER = /^(\d{4})-B(\d)$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const MONTHS = {
  es: dayWriter('es-AR', { month: 'long', year: 'numeric' }),
  en: dayWriter('en-GB', { month: 'long', year: 'numeric' }),
};

/** The period in words: `2026-B3` is «Bimestre 3 de 2026»; what the billing system wrote otherwise stays as it is. */
export function periodLabel(period: string, language: Language): string {
  const bimester = BIMESTER.exec(period);
  if (bimester) {
    const [, year, number] = bimester;
    return language === 'es' ? `Bimestre ${number} de ${year}` : `Two-month period ${number} of ${year}`;
  }
  const month = MONTH.exec(period);
  if (!month) return period;
  const name = MONTHS[language](`${period}-01`);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
