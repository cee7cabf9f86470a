import { findCheckout } from './checkouts.ts';
import { type Book, immediate } from './database.ts';
import { queueNotices } from './notices.ts';
import { findPayment, type Payment } from './payments.ts';

type Change = Partial<Pick<Payment, 'refunded' | 'disputed'>>;

export type Changed = { outcome: 'done' | 'not possible'; payment: Payment } | { outcome: 'unknown' };

/** What of an approved payment could still be given back; nothing while a chargeback holds it. */
export function refundable({ status, amount, refunded, disputed }: Payment): number {
  return status === 'approved' && !disputed ? amount - refunded : 0;
}

/** Gives back so many cents, or with null all that is left. */
export function refund(book: Book, id: string, cents: number | null): Changed {
  return change(book, id, (payment) => {
    const left = refundable(payment);
    const back = cents ?? left;
    return back > 0 && back <= left ? { refunded: payment.refunded + back } : null;
  });
}

/** The payer's bank takes what is left of it. */
export function chargeBack(book: Book, id: string): Changed {
  return change(book, id, (payment) => (refundable(payment) > 0 ? { disputed: true } : null));
}

/** The chargeback is decided for the merchant: the money is there again. */
export function reinstate(book: Book, id: string): Changed {
  return change(book, id, ({ disputed }) => (disputed ? { disputed: false } : null));
}

function change(book: Book, id: string, decide: (payment: Payment) => Change | null): Changed {
  return immediate(book.db, () => {
    const payment = findPayment(book, id);
    if (!payment) return { outcome: 'unknown' };
    const changes = decide(payment);
    if (!changes) return { outcome: 'not possible', payment };
    const changed = { ...payment, ...changes, updated_at: book.now().toISOString() };
    book.db
      .prepare('UPDATE payments SET refunded = ?, disputed = ?, updated_at = ? WHERE id = ?')
      .run(changed.refunded, Number(changed.disputed), changed.updated_at, id);
    const checkout = findCheckout(book, payment.checkout_id);
    if (!checkout) throw new Error(`payment ${id} has no checkout`);
    queueNotices(book, changed, { type: 'payment.updated', url: checkout.request.notice_url });
    return { outcome: 'done', payment: changed };
  });
}
