import type { Account } from '../../accounts/account.ts';
import type { Language } from '../../kit/text.ts';
import { debitText } from '../text.ts';

/** Names the edition of the words below: another wording is another version. */
export const TERMS_VERSION = '2026-11';

/** What whoever enrols declares and accepts (D12). */
export function termsOf(
  language: Language,
  of: { bank: string; lastFour: string; account: Account; utility: string },
): string[] {
  const t = debitText[language];
  return [t.declaration(of.bank, of.lastFour), ...t.terms(of.utility, of.account.number)];
}
