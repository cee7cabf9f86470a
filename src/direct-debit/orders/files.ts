import { mkdirSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../../deps.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import type { DebitLayout, FileOrder } from '../layouts/layout.ts';
import { openBankAccount } from '../means.ts';
import { findEnrolmentById } from '../store.ts';
import { listOrdersOfFile } from './store.ts';

export interface WrittenFile {
  number: number;
  path: string;
  orders: number;
}

const nameOf = (number: number) => `debit-${String(number).padStart(6, '0')}`;

/** The file that takes orders now; a new one where none does. */
export async function openFile(tx: Tx, clock: Clock): Promise<number> {
  const last = await tx
    .selectFrom('debit_files')
    .select(['number', 'closed_at'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last && last.closed_at === null) return last.number;
  const number = (last?.number ?? 0) + 1;
  await tx
    .insertInto('debit_files')
    .values({ number, cut_at: instant(clock), name: nameOf(number) })
    .execute();
  return number;
}

type FilesDeps = Pick<Deps, 'db' | 'clock' | 'config'> & { layout: DebitLayout };

/** Closes the open file, then writes each that is not on disk yet, also those that a killed command left behind. */
export async function writeFiles(deps: FilesDeps): Promise<WrittenFile[]> {
  const waiting = await transact(deps.db, async (tx) => {
    await tx
      .updateTable('debit_files')
      .set({ closed_at: instant(deps.clock) })
      .where('closed_at', 'is', null)
      .execute();
    return await tx
      .selectFrom('debit_files')
      .select('number')
      .where('written_at', 'is', null)
      .orderBy('number')
      .execute();
  });
  const written: WrittenFile[] = [];
  for (const { number } of waiting) {
    const file = await writeFile(deps, number);
    if (!file) throw new Error(`debit file ${number} is gone`);
    await deps.db
      .updateTable('debit_files')
      .set({ written_at: instant(deps.clock) })
      .where('number', '=', number)
      .execute();
    written.push(file);
  }
  return written;
}

/** The bank accounts that a file needs are not kept any more (D31). */
export class FileTooOld extends Error {}

/**
 * Writes a closed file, byte for byte as the first time; null when there is none of that number. `FileTooOld` once it
 * cannot be the same.
 */
export async function writeFile(deps: FilesDeps, number: number): Promise<WrittenFile | null> {
  const row = await deps.db
    .selectFrom('debit_files')
    .select('name')
    .where('number', '=', number)
    .where('closed_at', 'is not', null)
    .executeTakeFirst();
  if (!row) return null;
  const orders = await fileOrders(deps.db, deps.config.secret, number);
  const text = deps.layout.write({ number, currency: deps.config.currency, orders });
  const folder = join(deps.config.dataDir, 'debits');
  const path = join(folder, row.name + deps.layout.extension);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await writeWhole(path, text);
  return { number, path, orders: orders.length };
}

async function fileOrders(db: Db, secret: string, number: number): Promise<FileOrder[]> {
  const orders: FileOrder[] = [];
  for (const order of await listOrdersOfFile(db, number)) {
    const enrolment = await findEnrolmentById(db, order.enrolmentId);
    if (!enrolment) throw new Error(`order ${order.id} has no enrolment`);
    if (!enrolment.meansSealed) throw new FileTooOld(`order ${order.id} has no bank account`);
    orders.push({ ...order, bankAccount: openBankAccount(secret, enrolment.meansSealed) });
  }
  return orders;
}

/** Whoever looks sees the whole file or none; nobody else on the machine may read it, for it names bank accounts. */
async function writeWhole(path: string, text: string): Promise<void> {
  const partial = `${path}.part`;
  const file = await open(partial, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
}
