import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { clockOf, readConfig } from '../../../src/config.ts';
import type { Db } from '../../../src/kit/database.ts';
import { openDatabase } from '../../../src/kit/database.ts';
import { demoFile } from '../../support/template.ts';

export const SECRET = 'a secret for tests that is long enough';

export interface DemoData {
  /** A new folder of data with the demo utility in it, as a first start leaves it. */
  copy(): string;
  /** Removes a copy that is done with. */
  drop(dataDir: string): void;
  remove(): void;
}

/** `more` adds to the demo what a test wants to find in each copy. */
export async function makeDemoData(more: (db: Db) => Promise<void> = async () => {}): Promise<DemoData> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-real-'));
  const config = readConfig({ DATA_DIR: folder, PORTAL_SECRET: SECRET });
  const template = join(folder, 'template.db');
  copyFileSync(await demoFile('real', config, clockOf(config)), template);
  const store = openDatabase(template);
  await more(store.db);
  await store.close();
  return {
    copy: () => {
      const dataDir = mkdtempSync(join(folder, 'data-'));
      copyFileSync(template, join(dataDir, 'portal.db'));
      return dataDir;
    },
    drop: (dataDir) => rmSync(dataDir, { recursive: true, force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The letters with a paper that have left, as files. */
export function lettersIn(dataDir: string): Buffer[] {
  const mail = join(dataDir, 'mail');
  mkdirSync(mail, { recursive: true });
  return readdirSync(mail)
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(join(mail, name)))
    .filter((letter) => letter.includes('application/pdf'));
}

export interface PlatformFacts {
  checkouts: { reference: string; status: string }[];
  payments: { reference: string; status: string; amount: number }[];
  /** Notices that still wait to be delivered. */
  due: number;
  sound: boolean;
}

/** What the test platform has in its own books. */
export function platformFacts(dataDir: string): PlatformFacts {
  const db = new Database(join(dataDir, 'test-platform.db'), { readonly: true });
  try {
    const payments = db.prepare('SELECT reference, status, amount FROM payments').all();
    const checkouts = db.prepare('SELECT reference, status FROM checkouts').all();
    const { due } = db.prepare(`SELECT count(*) AS due FROM notices WHERE state = 'due'`).get() as {
      due: number;
    };
    const sound = db.pragma('integrity_check', { simple: true }) === 'ok';
    return {
      checkouts: checkouts as PlatformFacts['checkouts'],
      payments: payments as PlatformFacts['payments'],
      due,
      sound,
    };
  } finally {
    db.close();
  }
}
