import { periodLabel } from '../../invoices/invoice.ts';
import type { Language } from '../../kit/text.ts';
import type { AttemptItem } from '../attempts/attempt.ts';
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
  if (method !== 'card' && method !== 'bank_account') return t.means.portal;
  return lastFour === null ? t.means[method] : t.means[`${method}Ending`](lastFour);
}

function capitalised(text: string): string {
  const plain = text.replace(/_/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
