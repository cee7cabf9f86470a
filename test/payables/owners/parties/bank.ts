import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { genericCsv } from '../../../../src/direct-debit/layouts/generic-csv.ts';
import type { WrittenFile } from '../../../../src/direct-debit/orders/files.ts';
import type { RowEffect } from '../../../../src/direct-debit/orders/result.ts';
import { takeAnswer } from '../../../../src/direct-debit/orders/result.ts';
import type { AnswerOutcome } from '../../../../src/direct-debit/rules.ts';
import { centsToDecimal, parseCents } from '../../../../src/kit/money.ts';
import type { World } from '../world.ts';

/** What the bank has really done about an order. */
export type Truth = 'waiting' | 'refused' | 'collected' | 'another-amount' | 'returned';

export interface BankOrder {
  id: string;
  account: string;
  invoice: string;
  cents: number;
  debitOn: string;
  truth: Truth;
  /** It was refused first, and nobody expected the money any more. */
  late: boolean;
}

/** The orders that the bank was given, by number. */
export type Bank = Map<string, BankOrder>;

export const ANOTHER_CENTS = 111;

/** The operator carries a file to the bank. */
export function handIn({ bank }: World, { path }: WrittenFile): void {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  for (const line of lines) {
    const cells = line.split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const cents = parseCents(cell('amount'));
    assert.ok(cents !== null && !bank.has(cell('order')), 'an order is handed in once');
    bank.set(cell('order'), {
      ...{ id: cell('order'), account: cell('account_number'), invoice: cell('invoice_number') },
      ...{ cents, debitOn: cell('debit_on'), truth: 'waiting', late: false },
    });
  }
  rmSync(path);
}

export type Word = AnswerOutcome | 'another-amount';

/** What the bank does about an order and says of it; it may contradict what it has said before. */
export function decide(world: World, order: BankOrder, word: Word): string {
  const { tally } = world;
  const before = order.truth;
  // Of an amount that nobody asked for it says the same again.
  const said =
    before === 'another-amount' ? before : word === 'another-amount' && before !== 'waiting' ? 'paid' : word;
  order.truth = after(before, said);
  const comesLate = before === 'refused' && (order.truth === 'collected' || order.truth === 'returned');
  order.late ||= comesLate;
  if (comesLate) tally['bank paid after refusing'] += 1;
  if (said === 'another-amount') {
    tally['bank paid another amount'] += 1;
    return `${order.id},paid,,${centsToDecimal(order.cents + ANOTHER_CENTS)},${order.debitOn},`;
  }
  tally[`bank ${said}`] += 1;
  const amount = said === 'paid' && order.debitOn.endsWith('7') ? '' : centsToDecimal(order.cents);
  return `${order.id},${said},${said === 'refused' ? 'funds' : ''},${amount},${order.debitOn},`;
}

function after(truth: Truth, said: Word): Truth {
  if (truth === 'returned' || truth === 'another-amount') return truth;
  if (said === 'reversed') return 'returned';
  if (truth === 'collected') return truth;
  if (said === 'another-amount') return said;
  return said === 'paid' ? 'collected' : 'refused';
}

/** What it would say of everything in the end. */
export function finalWords(world: World): string[] {
  return [...world.bank.values()].flatMap((order) => {
    const amount = centsToDecimal(order.cents);
    const row = (word: string, cents = amount) => `${order.id},${word},,${cents},${order.debitOn},`;
    if (order.truth === 'waiting') return [decide(world, order, 'paid')];
    if (order.truth === 'another-amount') return [row('paid', centsToDecimal(order.cents + ANOTHER_CENTS))];
    if (order.truth === 'returned') return [row('reversed')];
    return [row(order.truth === 'refused' ? 'refused' : 'paid')];
  });
}

let files = 0;

/** `debits result FILE`, row by row. */
export async function takeAnswers({ office }: World, lines: readonly string[]): Promise<RowEffect[]> {
  files += 1;
  const file = join(office.dataDir, `answer-${files}.csv`);
  writeFileSync(file, ['order,result,reason,amount,date,enrolment', ...lines, ''].join('\n'));
  const answer = await genericCsv.read(file);
  rmSync(file);
  assert.ok(answer.kind === 'read' && answer.bad.length === 0);
  const effects: RowEffect[] = [];
  for (const row of answer.rows) effects.push(await takeAnswer(office.deps, row));
  return effects;
}
