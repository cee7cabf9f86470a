import type { Instant } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import type { Language } from '../../kit/text.ts';
import type { CardPort } from './cards.ts';

/** Where each platform's notices arrive. */
export const NOTICE_PATHS = {
  test: '/avisos/prueba',
  mercadopago: '/avisos/mercadopago',
  stripe: '/avisos/stripe',
} as const;

export type PlatformName = keyof typeof NOTICE_PATHS;

/**
 * Why a payment was refused, in our words; the platforms' own codes stay in their adapters. Each has its words in
 * the catalogues. `duplicate` is no plain refusal: the money has very probably come in already, by another payment.
 */
export type RefusalReason =
  | 'funds'
  | 'limit'
  | 'security-code'
  | 'card-data'
  | 'card-expired'
  | 'card-disabled'
  | 'address'
  | 'account-data'
  | 'bank-debit'
  | 'call-bank'
  | 'authentication'
  | 'attempts'
  | 'means'
  | 'duplicate'
  | 'expired'
  | 'cancelled'
  | 'technical'
  | 'other';

/** A card, an eCheck or its like, or neither: a wallet, cash. */
export type PaymentMethod = 'card' | 'bank_account' | 'other';

/** What a platform says of one payment. */
export interface ProviderPayment {
  id: string;
  /** The attempt it is for, as the platform states it; null when it names none. It need not be one of ours. */
  reference: string | null;
  /** A payment that was approved stays so: money that was taken back later is in `refundedCents` and `disputed`. */
  status: 'approved' | 'pending' | 'rejected';
  reason: RefusalReason | null;
  amountCents: Cents;
  currency: string;
  /** Of the amount, what was given back to the payer; 0 normally. */
  refundedCents: Cents;
  /** A dispute or chargeback has taken the money, and has not given it back. */
  disputed: boolean;
  /** False for test money. */
  live: boolean;
  /** Whose money it is, where the platform says so: the account that collected it. */
  collector: string | null;
  method: PaymentMethod;
  lastFour: string | null;
}

/** What the platform knows of an attempt. `none`: it never heard of it. */
export interface PlatformTruth {
  /**
   * `cancelled`: the payer left it there unpaid, before any charge was tried. The address may be empty where nobody
   * can use it any more.
   */
  checkout: { id: string; url: string; status: 'open' | 'complete' | 'expired' | 'cancelled' } | null;
  /** In the order in which they were made. */
  payments: ProviderPayment[];
}

export interface CheckoutOrder {
  /** Our attempt's id: the platform's reference and the idempotency key. */
  attemptId: string;
  amountCents: Cents;
  currency: string;
  description: string;
  items: { label: string; amountCents: Cents }[];
  language: Language;
  returnUrl: string;
  noticeUrl: string;
}

export interface Lookup {
  attemptId: string;
  checkoutId: string | null;
  /** A payment that a notice named: it is read by itself, since a platform's lists may lag behind it. */
  paymentId?: string;
  /** How it is charged where that is not by a checkout. */
  chargedBy?: 'enrolled-card';
}

/** A notice or any other signed message, as it came. */
export interface SignedMessage {
  rawBody: string;
  header(name: string): string | undefined;
  query(name: string): string | undefined;
}

/** The outside party that takes the money. The portal believes nothing but what `lookup` and `list` answer. */
export interface PaymentPlatform {
  name: string;
  /** What people know it as. */
  label: string;
  /** Whether its pages work only with JavaScript (D28). */
  needsScripts: boolean;
  /** Where browsers may be sent by a form (content security policy). */
  origins: string[];
  /**
   * Opens a checkout. `PlatformRefused`: none was opened. `PlatformUnavailable`: one may have been, only `lookup` can
   * tell; called again for the same attempt it may open a second one, whose address alone is then known to anybody.
   */
  create(order: CheckoutOrder): Promise<{ id: string; url: string }>;
  lookup(attempt: Lookup): Promise<PlatformTruth>;
  /** Makes an open checkout unpayable; one that is already complete stays as it is. */
  expire(checkoutId: string): Promise<void>;
  /**
   * The platform's own list: payments that were made or changed in a time, other parties' with the same account
   * included. A payment may come twice, and one that changes meanwhile may come in either state. For a list that could
   * not be read to its end it throws `PlatformUnavailable`.
   */
  list(range: { from: Instant; to: Instant }): AsyncIterable<ProviderPayment>;
  /** Checks the signature of a notice; null when it is not the platform's. */
  readNotice(notice: SignedMessage): PlatformNotice | null;
  /** The attempt that a payment is for, by the platform's word; null when it is for none. */
  attemptOf(paymentId: string): Promise<string | null>;
  /** Null: it keeps no cards. */
  cards: CardPort | null;
}

/** Where a notice says to look. Neither attempt nor payment: it is about something else. */
export interface PlatformNotice {
  /** The same for a notice that is repeated. Made of nothing that its signature does not cover. */
  eventId: string;
  attemptId: string | null;
  paymentId: string | null;
}

/** The platform said no before any charge: nothing was opened. */
export class PlatformRefused extends Error {}

/** No answer, or none that can be understood: the outcome is not known. */
export class PlatformUnavailable extends Error {}
