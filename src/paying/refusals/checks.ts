import type { Language } from '../../kit/text.ts';
import type { Attempt } from '../../payments/attempts/attempt.ts';
import type { PaymentMethod, RefusalReason } from '../../payments/platforms/platform.ts';
import type { RefusalsText } from './text.es.ts';
import { refusalsText } from './text.ts';

type Checks = keyof RefusalsText['checks'];

/** What is worth checking, by the kind of payment that was refused (A088–A092). A wallet is asked about in general. */
const CHECKS: Readonly<Record<PaymentMethod, Readonly<Record<RefusalReason, Checks>>>> = {
  card: {
    funds: 'cardFunds',
    limit: 'cardFunds',
    'security-code': 'card',
    'card-data': 'card',
    'card-expired': 'cardExpired',
    'card-disabled': 'cardAuthorise',
    address: 'card',
    'account-data': 'account',
    'bank-debit': 'account',
    'call-bank': 'cardAuthorise',
    authentication: 'authentication',
    attempts: 'otherMeans',
    means: 'otherMeans',
    duplicate: 'duplicate',
    expired: 'again',
    cancelled: 'again',
    technical: 'technical',
    other: 'card',
  },
  bank_account: {
    funds: 'accountFunds',
    limit: 'accountFunds',
    'security-code': 'authentication',
    'card-data': 'account',
    'card-expired': 'account',
    'card-disabled': 'account',
    address: 'account',
    'account-data': 'account',
    'bank-debit': 'account',
    'call-bank': 'accountAuthorise',
    authentication: 'authentication',
    attempts: 'otherMeans',
    means: 'otherMeans',
    duplicate: 'duplicate',
    expired: 'again',
    cancelled: 'again',
    technical: 'technical',
    other: 'account',
  },
  other: {
    funds: 'walletFunds',
    limit: 'walletFunds',
    'security-code': 'authentication',
    'card-data': 'otherMeans',
    'card-expired': 'otherMeans',
    'card-disabled': 'otherMeans',
    address: 'otherMeans',
    'account-data': 'otherMeans',
    'bank-debit': 'otherMeans',
    'call-bank': 'otherMeans',
    authentication: 'authentication',
    attempts: 'otherMeans',
    means: 'otherMeans',
    duplicate: 'duplicate',
    expired: 'again',
    cancelled: 'again',
    technical: 'technical',
    other: 'otherMeans',
  },
};

/** A refused attempt, and what it was tried with. */
export interface Refusal {
  reason: Attempt['reason'];
  method: PaymentMethod;
  /** Who answers for payments by bank account (A091). */
  contact: { name: string; phone: string } | null;
}

export interface RefusalAdvice {
  heading: string;
  checks: string[];
  /** Whom to call when it still fails. */
  call: { text: string; phone: { label: string; href: string } | null };
}

/** A reason that is none of the known ones is told as a plain refusal. */
const known = (reason: Refusal['reason']): RefusalReason =>
  reason !== null && reason in CHECKS.card ? (reason as RefusalReason) : 'other';

export function causeInWords(language: Language, { reason, method }: Refusal): string {
  const t = refusalsText[language];
  const cause = known(reason);
  return (method === 'bank_account' ? t.accountCauses[cause] : undefined) ?? t.causes[cause];
}

export function adviceOn(language: Language, refusal: Refusal): RefusalAdvice {
  const t = refusalsText[language];
  return {
    heading: t.heading,
    checks: t.checks[CHECKS[refusal.method][known(refusal.reason)]],
    call: whomToCall(t, refusal),
  };
}

function whomToCall(t: RefusalsText, { method, contact }: Refusal): RefusalAdvice['call'] {
  if (method !== 'bank_account') return { text: method === 'card' ? t.callBank : t.callWallet, phone: null };
  if (!contact) return { text: t.callBankOfAccount, phone: null };
  const href = `tel:${contact.phone.replace(/[^\d+]/g, '')}`;
  return { text: t.callProcessor(contact.name), phone: { label: contact.phone, href } };
}
