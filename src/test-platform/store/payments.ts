import { randomUUID } from 'node:crypto';
import { type Checkout, findCheckout } from './checkouts.ts';
import { type Book, immediate } from './database.ts';
import { queueNotices } from './notices.ts';

export type Decision =
  | { status: 'approved'; status_detail: 'accredited' }
  | { status: 'rejected'; status_detail: 'insufficient_funds' | 'bad_security_code' | 'other_reason' }
  | { status: 'pending'; status_detail: 'in_review' };

export type Means = { method: 'card' | 'bank_account'; last_four: string | null };

/** As the API shows it; `amount` in integer cents. */
export type Payment = {
  id: string;
  checkout_id: string;
  reference: string;
  status: Decision['status'];
  status_detail: Decision['status_detail'];
  amount: number;
  currency: string;
  method: Means['method'];
  last_four: string | null;
  /** Of the amount, what was given back. */
  refunded: number;
  /** A chargeback holds the money that was not given back. */
  disputed: boolean;
  created_at: string;
  updated_at: string;
};

const COLUMNS =
  'id, checkout_id, reference, status, status_detail, amount, currency, method, last_four, refunded, disputed, created_at, updated_at';

type Row = Omit<Payment, 'disputed'> & { disputed: 0 | 1 };

const fromRow = (row: Row): Payment => ({ ...row, disputed: row.disputed === 1 });

/** The checkout's only payment, made now unless it was made before; null when the checkout is not open. */
export function pay(book: Book, checkoutId: string, made: Decision & Means): Payment | null {
  return immediate(book.db, () => {
    const checkout = findCheckout(book, checkoutId);
    if (checkout?.status !== 'open') return paymentOf(book, checkoutId);
    book.db.prepare(`UPDATE checkouts SET status = 'complete' WHERE id = ?`).run(checkoutId);
    return addPayment(book, checkout, made);
  });
}

/** Decides a pending payment, once; null when there is no such payment. */
export function decide(book: Book, id: string, approve: boolean): Payment | null {
  return immediate(book.db, () => {
    const payment = findPayment(book, id);
    if (payment?.status !== 'pending') return payment;
    const checkout = findCheckout(book, payment.checkout_id);
    if (!checkout) throw new Error(`payment ${id} has no checkout`);
    const decision: Decision = approve
      ? { status: 'approved', status_detail: 'accredited' }
      : { status: 'rejected', status_detail: 'other_reason' };
    const decided = { ...payment, ...decision, updated_at: book.now().toISOString() };
    book.db
      .prepare(
        'UPDATE payments SET status = @status, status_detail = @status_detail, updated_at = @updated_at WHERE id = @id',
      )
      .run(decided);
    queueNotices(book, decided, { type: 'payment.updated', url: checkout.request.notice_url });
    return decided;
  });
}

export function findPayment(book: Book, id: string): Payment | null {
  const row = book.db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM payments WHERE id = ?`).get(id);
  return row ? fromRow(row) : null;
}

export function paymentOf(book: Book, checkoutId: string): Payment | null {
  const query = book.db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM payments WHERE checkout_id = ?`);
  const row = query.get(checkoutId);
  return row ? fromRow(row) : null;
}

/** Payments changed at or after the moment, the one changed longest ago first. */
export function paymentsSince(book: Book, instant: string): Payment[] {
  return book.db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM payments WHERE updated_at >= ? ORDER BY updated_at, seq`)
    .all(instant)
    .map(fromRow);
}

export function pendingPayments(book: Book): Payment[] {
  return book.db
    .prepare<[], Row>(`SELECT ${COLUMNS} FROM payments WHERE status = 'pending' ORDER BY seq`)
    .all()
    .map(fromRow);
}

/** Makes the payment of a checkout and tells the merchant; part of something larger. */
export function addPayment(book: Book, checkout: Checkout, made: Decision & Means): Payment {
  const payment = insert(book, checkout, made);
  queueNotices(book, payment, { type: 'payment.created', url: checkout.request.notice_url });
  return payment;
}

function insert(book: Book, checkout: Checkout, made: Decision & Means): Payment {
  const { reference, amount, currency } = checkout.request;
  const at = book.now().toISOString();
  const payment: Payment = {
    id: `pa_${randomUUID()}`,
    checkout_id: checkout.id,
    reference,
    amount,
    currency,
    ...made,
    refunded: 0,
    disputed: false,
    created_at: at,
    updated_at: at,
  };
  book.db
    .prepare(
      `INSERT INTO payments (${COLUMNS}) VALUES (@id, @checkout_id, @reference, @status, @status_detail,
       @amount, @currency, @method, @last_four, @refunded, 0, @created_at, @updated_at)`,
    )
    .run({ ...payment, disputed: 0 });
  return payment;
}
