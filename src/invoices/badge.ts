import type { LocalDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { Invoice } from './invoice.ts';
import { invoiceState, paidDay } from './invoice.ts';
import { invoicesText } from './text.ts';

/** A state as glyph, words and tint (D19); `plain` is words alone. */
export interface Badge {
  tone: 'ok' | 'bad' | 'warn' | 'info' | 'off' | 'plain';
  glyph: string;
  text: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'invoices/badge': { badge: Badge };
  }
}

export interface Moment {
  today: LocalDate;
  timeZone: string;
  /** A plan pays it: it is neither due nor overdue by itself. */
  inPlan: boolean;
}

export function stateBadge(f: Formats, invoice: Invoice, at: Moment): Badge {
  const t = invoicesText[f.language];
  const state = invoiceState(invoice, at.today);
  if (state === 'paid') {
    const day = paidDay(invoice, at.timeZone);
    return { tone: 'ok', glyph: '✓', text: day === null ? t.states.paid : t.paidOn(f.dayShort(day)) };
  }
  if (state === 'withdrawn') return { tone: 'off', glyph: '–', text: t.states.withdrawn };
  if (state === 'no-balance') return { tone: 'ok', glyph: '✓', text: t.states['no-balance'] };
  if (at.inPlan) return { tone: 'info', glyph: '…', text: t.states['in-plan'] };
  const due = f.dayFrom(at.today, invoice.dueOn);
  if (state === 'overdue') return { tone: 'bad', glyph: '✕', text: t.wasDue(due) };
  if (state === 'due-soon') return { tone: 'warn', glyph: '!', text: t.isDue(due) };
  return { tone: 'plain', glyph: '', text: t.isDue(due) };
}
