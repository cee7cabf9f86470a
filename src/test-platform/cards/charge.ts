import { DECISIONS } from '../forms.ts';
import type { Checkout, CheckoutRequest } from '../store/checkouts.ts';
import { addComplete, findByKey } from '../store/checkouts.ts';
import { type Book, immediate } from '../store/database.ts';
import { addPayment } from '../store/payments.ts';
import { findCard } from './store.ts';

/** A charge is a checkout that nobody has to visit. */
export type ChargeRequest = CheckoutRequest & { token: string };

export type Charged =
  | { outcome: 'conflict' }
  | { outcome: 'no card' }
  | { outcome: 'charged' | 'repeated'; checkout: Checkout; silent: boolean };

/** Charges a card that is kept; the same key again is the same charge. */
export function chargeCard(book: Book, key: string, request: ChargeRequest): Charged {
  return immediate(book.db, () => {
    const card = findCard(book, request.token);
    const silent = card?.holder === 'MUDO';
    const known = findByKey(book, key);
    if (known && JSON.stringify(known.request) !== JSON.stringify(request)) return { outcome: 'conflict' };
    if (known) return { outcome: 'repeated', checkout: known, silent };
    if (!card || card.forgotten_at !== null) return { outcome: 'no card' };
    const checkout = addComplete(book, key, request);
    const made = DECISIONS[card.holder === 'MUDO' ? 'APRO' : card.holder];
    addPayment(book, checkout, { ...made, method: 'card', last_four: card.last_four });
    return { outcome: 'charged', checkout, silent };
  });
}
