import type { Cents } from '../../kit/money.ts';
import type { Language } from '../../kit/text.ts';

/** A card that the platform keeps. The portal knows it by a token, and by what its holder recognises it by (D12). */
export interface EnrolledCard {
  token: string;
  lastFour: string;
  /** Its brand. */
  label: string;
}

export interface CardOrder {
  /** Our id of the enrolment: the platform's reference and the idempotency key. */
  enrolmentId: string;
  language: Language;
  /** Of what will be charged. */
  currency: string;
  returnUrl: string;
  /** What the page says the card is kept for. */
  label: string;
}

/** What the platform knows of an enrolment. */
export interface CardTruth {
  /** Null: it never heard of it. The address may be empty where nobody can use it any more. */
  session: { id: string; url: string; status: 'open' | 'complete' | 'expired' | 'cancelled' } | null;
  /** Only of a session that is complete. */
  card: EnrolledCard | null;
}

export interface CardCharge {
  /** Our attempt's id: the platform's reference and the idempotency key. */
  attemptId: string;
  token: string;
  amountCents: Cents;
  currency: string;
  description: string;
  noticeUrl: string;
}

/** A platform that keeps cards and charges them while their holder is away. */
export interface CardPort {
  /**
   * Opens a page on which a card is typed in and kept. Asked again for the same enrolment it is the same page.
   * `PlatformRefused`: none was opened. `PlatformUnavailable`: one may have been.
   */
  open(order: CardOrder): Promise<{ id: string; url: string }>;
  lookup(enrolment: { enrolmentId: string; sessionId: string | null }): Promise<CardTruth>;
  /**
   * Charges a card. What came of it, a refusal by its bank included, is read by the platform's `lookup` alone.
   * `PlatformRefused`: nothing was charged, nor will be. `PlatformUnavailable`: it may have been.
   */
  charge(charge: CardCharge): Promise<void>;
  /** Lets the platform forget a card; one that it does not know is forgotten already. */
  forget(token: string): Promise<void>;
}
