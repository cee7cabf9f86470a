import { randomUUID } from 'node:crypto';
import { type Book, immediate } from './database.ts';

export type Locale = 'es' | 'en';

/** What the merchant asked for; amounts in integer cents. */
export type CheckoutRequest = {
  reference: string;
  amount: number;
  currency: string;
  description: string;
  items: { label: string; amount: number }[];
  return_url: string;
  notice_url: string;
  locale: Locale;
};

export type Checkout = {
  id: string;
  /** `cancelled`: the payer left it unpaid. */
  status: 'open' | 'complete' | 'expired' | 'cancelled';
  created_at: string;
  expires_at: string;
  request: CheckoutRequest;
};

export type Opened = { outcome: 'created' | 'repeated'; checkout: Checkout } | { outcome: 'conflict' };

type Row = Omit<Checkout, 'request'> & { request: string };

const LIFETIME_MS = 31 * 60_000;
const COLUMNS = 'id, status, created_at, expires_at, request';

/** The same key with the same request gives the first checkout again; with another request, a conflict. */
export function openCheckout(book: Book, key: string, request: CheckoutRequest): Opened {
  return immediate(book.db, () => {
    const text = JSON.stringify(request);
    const known = findByKey(book, key);
    if (known && JSON.stringify(known.request) !== text) return { outcome: 'conflict' };
    if (known) return { outcome: 'repeated', checkout: known };
    return { outcome: 'created', checkout: insert(book, key, { text, status: 'open' }) };
  });
}

export function findCheckout(book: Book, id: string): Checkout | null {
  const row = book.db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM checkouts WHERE id = ?`).get(id);
  return row ? fromRow(book, row) : null;
}

export function checkoutsOfReference(book: Book, reference: string): Checkout[] {
  const rows = book.db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM checkouts WHERE reference = ? ORDER BY seq`)
    .all(reference);
  return rows.map((row) => fromRow(book, row));
}

export function recentCheckouts(book: Book, count: number): Checkout[] {
  const rows = book.db
    .prepare<[number], Row>(`SELECT ${COLUMNS} FROM checkouts ORDER BY seq DESC LIMIT ?`)
    .all(count);
  return rows.map((row) => fromRow(book, row));
}

/** Closes an open checkout for good; one that is complete stays complete. */
export function expireCheckout(book: Book, id: string): Checkout | null {
  book.db.prepare(`UPDATE checkouts SET status = 'expired' WHERE id = ? AND status = 'open'`).run(id);
  return findCheckout(book, id);
}

/** The payer gives it up; one that is paid or closed stays as it is. */
export function cancelCheckout(book: Book, id: string): Checkout | null {
  book.db.prepare(`UPDATE checkouts SET status = 'cancelled' WHERE id = ? AND status = 'open'`).run(id);
  return findCheckout(book, id);
}

export function findByKey(book: Book, key: string): Checkout | null {
  const row = book.db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM checkouts WHERE idempotency_key = ?`)
    .get(key);
  return row ? fromRow(book, row) : null;
}

/** One that nobody can visit, for what is charged without its payer. */
export function addComplete(book: Book, key: string, request: CheckoutRequest): Checkout {
  return insert(book, key, { text: JSON.stringify(request), status: 'complete' });
}

function insert(
  book: Book,
  key: string,
  { text, status }: { text: string; status: 'open' | 'complete' },
): Checkout {
  const now = book.now();
  const row: Row = {
    id: `co_${randomUUID()}`,
    status,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + LIFETIME_MS).toISOString(),
    request: text,
  };
  const { reference, amount, currency } = JSON.parse(text) as CheckoutRequest;
  book.db
    .prepare(
      `INSERT INTO checkouts (id, idempotency_key, request, status, reference, amount, currency, created_at, expires_at)
       VALUES (@id, @key, @request, @status, @reference, @amount, @currency, @created_at, @expires_at)`,
    )
    .run({ ...row, key, reference, amount, currency });
  return fromRow(book, row);
}

function fromRow(book: Book, row: Row): Checkout {
  const late = row.status === 'open' && row.expires_at <= book.now().toISOString();
  return {
    ...row,
    status: late ? 'expired' : row.status,
    request: JSON.parse(row.request) as CheckoutRequest,
  };
}
