import { randomUUID } from 'node:crypto';
import type { CardHolder } from '../forms.ts';
import type { Locale } from '../store/checkouts.ts';
import { type Book, immediate } from '../store/database.ts';

/** What the merchant asked for. */
export type SetupRequest = { reference: string; description: string; return_url: string; locale: Locale };

/** A page on which a card is typed in and kept; no money moves. */
export type Setup = {
  id: string;
  status: 'open' | 'complete' | 'expired' | 'cancelled';
  token: string | null;
  created_at: string;
  expires_at: string;
  request: SetupRequest;
};

export type Card = {
  token: string;
  brand: string;
  last_four: string;
  /** Decides what comes of its charges. */
  holder: CardHolder;
  forgotten_at: string | null;
};

export type OpenedSetup = { outcome: 'created' | 'repeated'; setup: Setup } | { outcome: 'conflict' };

type Row = Omit<Setup, 'request'> & { request: string };

const LIFETIME_MS = 31 * 60_000;
const COLUMNS = 'id, status, token, created_at, expires_at, request';

/** The same key with the same request gives the first page again; with another request, a conflict. */
export function openSetup(book: Book, key: string, request: SetupRequest): OpenedSetup {
  return immediate(book.db, () => {
    const text = JSON.stringify(request);
    const known = book.db
      .prepare<[string], Row>(`SELECT ${COLUMNS} FROM setups WHERE idempotency_key = ?`)
      .get(key);
    if (known && known.request !== text) return { outcome: 'conflict' };
    if (known) return { outcome: 'repeated', setup: fromRow(book, known) };
    return { outcome: 'created', setup: insert(book, key, text) };
  });
}

export function findSetup(book: Book, id: string): Setup | null {
  const row = book.db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM setups WHERE id = ?`).get(id);
  return row ? fromRow(book, row) : null;
}

export function setupsOfReference(book: Book, reference: string): Setup[] {
  const rows = book.db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM setups WHERE reference = ? ORDER BY seq`)
    .all(reference);
  return rows.map((row) => fromRow(book, row));
}

/** Its holder gives it up; one that is over stays as it is. */
export function cancelSetup(book: Book, id: string): Setup | null {
  book.db.prepare(`UPDATE setups SET status = 'cancelled' WHERE id = ? AND status = 'open'`).run(id);
  return findSetup(book, id);
}

/** Keeps the card of an open page, once; answers how the page stands then. */
export function keepCard(
  book: Book,
  id: string,
  made: Pick<Card, 'brand' | 'last_four' | 'holder'>,
): Setup | null {
  return immediate(book.db, () => {
    const setup = findSetup(book, id);
    if (setup?.status !== 'open') return setup;
    const token = `card_${randomUUID()}`;
    book.db
      .prepare('INSERT INTO cards (token, brand, last_four, holder, created_at) VALUES (?, ?, ?, ?, ?)')
      .run(token, made.brand, made.last_four, made.holder, book.now().toISOString());
    book.db.prepare(`UPDATE setups SET status = 'complete', token = ? WHERE id = ?`).run(token, id);
    return { ...setup, status: 'complete', token };
  });
}

export function findCard(book: Book, token: string): Card | null {
  return (
    book.db
      .prepare<[string], Card>(
        'SELECT token, brand, last_four, holder, forgotten_at FROM cards WHERE token = ?',
      )
      .get(token) ?? null
  );
}

/** False: there is no such card. One that was forgotten stays so. */
export function forgetCard(book: Book, token: string): boolean {
  const done = book.db
    .prepare('UPDATE cards SET forgotten_at = coalesce(forgotten_at, ?) WHERE token = ?')
    .run(book.now().toISOString(), token);
  return done.changes === 1;
}

function insert(book: Book, key: string, text: string): Setup {
  const now = book.now();
  const row: Row = {
    id: `cs_${randomUUID()}`,
    status: 'open',
    token: null,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + LIFETIME_MS).toISOString(),
    request: text,
  };
  const { reference } = JSON.parse(text) as SetupRequest;
  book.db
    .prepare(
      `INSERT INTO setups (id, idempotency_key, request, status, reference, created_at, expires_at)
       VALUES (@id, @key, @request, @status, @reference, @created_at, @expires_at)`,
    )
    .run({ ...row, key, reference });
  return fromRow(book, row);
}

function fromRow(book: Book, row: Row): Setup {
  const late = row.status === 'open' && row.expires_at <= book.now().toISOString();
  return {
    ...row,
    status: late ? 'expired' : row.status,
    request: JSON.parse(row.request) as SetupRequest,
  };
}
