import { createSeal } from '../identity/credentials/seal.ts';
import { bankName } from '../kit/argentina/banks.ts';
import type { EnrolledCard } from '../payments/platforms/cards.ts';
import type { SealedMeans } from './store.ts';

/** A bank account and who answers for it. Nothing of it stands in the clear but the bank and the last four digits. */
export interface BankAccount {
  cbu: string;
  taxId: string;
  holder: string;
}

const sealOf = (secret: string) => createSeal(secret, 'direct debit');

export function sealBankAccount(secret: string, account: BankAccount): SealedMeans {
  return {
    kind: 'cbu',
    sealed: sealOf(secret).close(JSON.stringify(account)),
    lastFour: account.cbu.slice(-4),
    bank: bankOf(account.cbu),
  };
}

export const openBankAccount = (secret: string, sealed: string): BankAccount =>
  JSON.parse(sealOf(secret).open(sealed)) as BankAccount;

/** Of a card the portal has a token; without its platform it is worth nothing. */
export function sealCard(secret: string, card: EnrolledCard): SealedMeans {
  return {
    kind: 'card',
    sealed: sealOf(secret).close(card.token),
    lastFour: card.lastFour,
    bank: card.label,
  };
}

export const openCard = (secret: string, sealed: string): string => sealOf(secret).open(sealed);

/** The bank's name, or its number where the name is not known. */
export const bankOf = (cbu: string): string => bankName(cbu.slice(0, 3)) ?? cbu.slice(0, 3);
