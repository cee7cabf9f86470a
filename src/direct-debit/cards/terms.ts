import type { Account } from '../../accounts/account.ts';
import type { Language } from '../../kit/text.ts';
import { cardText } from './text.ts';

/** Names the edition of the words below: another wording is another version. */
export const CARD_TERMS_VERSION = '2026-11';

/** What whoever enrols a card declares and accepts, before the card is known (D12). */
export function cardTermsOf(language: Language, of: { account: Account; utility: string }): string[] {
  const t = cardText[language];
  return [t.declaration, ...t.terms(of.utility, of.account.number)];
}
