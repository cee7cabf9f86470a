import Database from 'better-sqlite3';
import type { Fault } from '../options.ts';

export type Db = Database.Database;

/** What every store function needs: the file, the two clocks and the faults in force. */
export type Book = {
  db: Db;
  now: () => Date;
  realTime: () => number;
  faults: Set<Fault>;
};

const MIGRATIONS = [
  `
  CREATE TABLE checkouts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    idempotency_key TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'complete', 'expired', 'cancelled')),
    reference TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX checkouts_reference ON checkouts (reference);

  CREATE TABLE payments (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    checkout_id TEXT NOT NULL UNIQUE REFERENCES checkouts (id),
    reference TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('approved', 'rejected', 'pending')),
    status_detail TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('card', 'bank_account')),
    last_four TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX payments_updated ON payments (updated_at);

  CREATE TABLE notices (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'delivered', 'given_up')),
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX notices_due ON notices (state, due_at);
  `,
  `
  ALTER TABLE payments ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount);
  ALTER TABLE payments ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed IN (0, 1));
  `,
  `
  CREATE TABLE cards (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    brand TEXT NOT NULL,
    last_four TEXT NOT NULL,
    holder TEXT NOT NULL,
    created_at TEXT NOT NULL,
    forgotten_at TEXT
  ) STRICT;

  CREATE TABLE setups (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    idempotency_key TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'complete', 'expired', 'cancelled')),
    reference TEXT NOT NULL,
    token TEXT REFERENCES cards (token),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX setups_reference ON setups (reference);
  `,
];

/** Opens the file, asserts its settings and brings its tables up to date. */
export function openDatabase(file: string): Db {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  const safe =
    db.pragma('journal_mode', { simple: true }) === 'wal' &&
    db.pragma('synchronous', { simple: true }) === 2 &&
    db.pragma('foreign_keys', { simple: true }) === 1;
  if (!safe) throw new Error(`the test platform's database ${file} did not take its safe settings`);
  migrate(db);
  return db;
}

/** Runs `work` in one write transaction that takes the lock before it reads. */
export function immediate<T>(db: Db, work: () => T): T {
  return db.transaction(work).immediate();
}

function migrate(db: Db): void {
  immediate(db, () => {
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > MIGRATIONS.length) throw new Error('the test platform file is of a newer version');
    for (const sql of MIGRATIONS.slice(version)) db.exec(sql);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
  });
}
