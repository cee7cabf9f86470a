import { formatsOf } from '../compose.ts';
import type { Config } from '../config.ts';
import type { Db } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { localDate } from '../kit/intl/zone.ts';
import type { Cents } from '../kit/money.ts';
import { centsToDecimal } from '../kit/money.ts';
import { listUncredited } from '../payments/platforms/health/overview.ts';
import { listSuspense } from '../payments/sweep/suspense.ts';
import { say } from './command.ts';

export interface Words {
  at(moment: Instant | null): string;
}

/** Moments by the utility's own clock, as wide as each other. */
export function wordsFor(config: Config): Words {
  const { time } = formatsOf(config).es;
  return { at: (moment) => (moment ? `${localDate(moment, config.timeZone)} ${time(moment)}` : '-') };
}

const inMoney = (cents: Cents, currency: string) => `${centsToDecimal(cents)} ${currency}`;

/** Columns as wide as their widest cell; nothing for a table without rows. */
export function sayTable(title: string, header: string[], rows: string[][]): void {
  say(`\n${title}${rows.length === 0 ? ': nada' : ''}`);
  if (rows.length === 0) return;
  const widths = header.map((_, i) => Math.max(...[header, ...rows].map((row) => row[i]?.length ?? 0)));
  for (const row of [header, ...rows])
    say(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
}

const REASONS: Record<string, string> = {
  amount: 'importe distinto',
  currency: 'otra moneda',
  'test-money': 'pago de prueba',
  collector: 'otro cobrador',
};

/** What waits for a person: money in review, and money in suspense. */
export async function sayWaiting({ db, words }: { db: Db; words: Words }): Promise<void> {
  const uncredited = (await listUncredited(db)).map((one) => [
    one.accountNumber,
    inMoney(one.amountCents, one.currency),
    inMoney(one.owedCents, one.owedCurrency),
    REASONS[one.reason ?? ''] ?? '-',
    words.at(one.firstSeenAt),
    one.paymentId,
    one.attemptId,
  ]);
  const header = ['cuenta', 'cobrado', 'se debía', 'motivo', 'visto', 'pago', 'intento'];
  sayTable('En revisión (cobrado y no acreditado)', header, uncredited);
  const suspense = (await listSuspense(db)).map((one) => [
    inMoney(one.amountCents, one.currency),
    words.at(one.firstSeenAt),
    one.paymentId,
    one.reference,
  ]);
  sayTable('En suspenso (sin intento)', ['importe', 'visto', 'pago', 'referencia'], suspense);
}
