import { periodLabel } from '../../invoices/invoice.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Language } from '../../kit/text.ts';
import type { AttemptItem } from '../../payments/attempts/attempt.ts';
import type { Payment } from './payment.ts';
import { historyText } from './text.ts';

/** What was paid: the one thing by its name, several by their count. */
export function describeItems(language: Language, items: readonly AttemptItem[]): string {
  const [first, ...more] = items;
  if (!first) return historyText[language].onAccount;
  if (more.length === 0) return first.labels[language];
  const t = historyText[language];
  return items.every((item) => item.kind === 'invoice') ? t.invoices(items.length) : t.items(items.length);
}

export function describeWhat(language: Language, payment: Payment): string {
  if (payment.kind === 'portal') return describeItems(language, payment.items);
  if (payment.period !== null) return periodLabel(payment.period, language);
  return payment.invoiceNumber ?? historyText[language].onAccount;
}

/** How or where it was paid. Channels are free text: known ones by name, others as they come. */
export function describeMeans(language: Language, payment: Payment): string {
  const t = historyText[language];
  if (payment.kind === 'outside') return t.channels[payment.channel] ?? capitalised(payment.channel);
  const { method, lastFour } = payment;
  if (method === 'direct_debit') return t.means.debit(lastFour ?? '');
  if (method === 'card_debit') return t.means.debitCard(lastFour ?? '');
  if (method !== 'card' && method !== 'bank_account') return t.means.portal;
  return lastFour === null ? t.means[method] : t.means[`${method}Ending`](lastFour);
}

function capitalised(text: string): string {
  const plain = text.replace(/_/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** A sign with its word and amount (D19). */
export interface Mark {
  tone: 'ok' | 'warn' | 'bad';
  glyph: string;
  text: string;
}

/** What happened to a payment after it was made; nothing for most. */
export function marksOf(f: Formats, payment: Payment): Mark[] {
  if (payment.kind === 'outside') return [];
  const t = historyText[f.language].back;
  const { refundedCents, heldCents, stands, reinstated } = payment.back;
  const marks: Mark[] = [];
  if (heldCents > 0) marks.push({ tone: 'bad', glyph: '✕', text: t.held(f.money(heldCents)) });
  if (refundedCents > 0) {
    const text = (stands ? t.partly : t.refunded)(f.money(refundedCents));
    marks.push({ tone: 'warn', glyph: '!', text });
  }
  if (reinstated && stands && heldCents === 0)
    marks.push({ tone: 'ok', glyph: '✓', text: t.reinstated(f.money(payment.amountCents - refundedCents)) });
  if (payment.surplusCents > 0)
    marks.push({ tone: 'ok', glyph: '✓', text: t.surplus(f.money(payment.surplusCents)) });
  return marks;
}

/** On paper. */
export const marksInWords = (f: Formats, payment: Payment): string =>
  marksOf(f, payment)
    .map(({ glyph, text }) => `${glyph} ${text}`)
    .join(' · ');
