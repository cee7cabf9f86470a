import type { Cents } from '../../kit/money.ts';
import type { Language } from '../../kit/text.ts';

/** What a platform says happened, in our words; its own codes stay in the adapter. */
export type RefusalReason = 'funds' | 'security-code' | 'card-data' | 'call-bank' | 'duplicate' | 'other';

export interface ProviderPayment {
  id: string;
  status: 'approved' | 'pending' | 'rejected';
  reason: RefusalReason | null;
  amountCents: Cents;
  currency: string;
  method: 'card' | 'bank_account';
  lastFour: string | null;
}

/** What the platform knows of an attempt. `none`: it never heard of it. */
export interface PlatformTruth {
  /** `cancelled`: the payer left it there unpaid, before any charge was tried. */
  checkout: { id: string; url: string; status: 'open' | 'complete' | 'expired' | 'cancelled' } | null;
  payments: ProviderPayment[];
}

export interface CheckoutOrder {
  /** Our attempt's id: the platform's reference and the idempotency key, so that a repeated call opens no second checkout. */
  attemptId: string;
  amountCents: Cents;
  currency: string;
  description: string;
  items: { label: string; amountCents: Cents }[];
  language: Language;
  returnUrl: string;
  noticeUrl: string;
}

/** The outside party that takes the money. The portal believes nothing but what `lookup` answers. */
export interface PaymentPlatform {
  name: string;
  /** What people know it as. */
  label: string;
  /** Whether its pages work only with JavaScript (D28). */
  needsScripts: boolean;
  /** Where browsers may be sent by a form (content security policy). */
  origins: string[];
  create(order: CheckoutOrder): Promise<{ id: string; url: string }>;
  lookup(attempt: { attemptId: string; checkoutId: string | null }): Promise<PlatformTruth>;
  /** Makes an open checkout unpayable; one that is already complete stays as it is. */
  expire(checkoutId: string): Promise<void>;
  /** Checks the signature of a notice; null when it is not the platform's. */
  readNotice(notice: { rawBody: string; header(name: string): string | undefined }): PlatformNotice | null;
}

export interface PlatformNotice {
  eventId: string;
  attemptId: string;
}

/** The platform said no before any charge: nothing was opened. */
export class PlatformRefused extends Error {}

/** No answer, or none that can be understood: the outcome is not known. */
export class PlatformUnavailable extends Error {}
