import { foldText } from '../../kit/text.ts';
import type { Account } from '../account.ts';

/** What somebody knows of an account, to show that it is theirs (D4). */
export type Proof =
  | { kind: 'surname+postcode'; surname: string; postcode: string }
  | { kind: 'invoice'; invoiceNumber: string };

/** Case, accents, spaces and punctuation do not matter; of the postcode the four digits count. */
export function surnameAndPostcodeMatch(
  account: Account,
  proof: { surname: string; postcode: string },
): boolean {
  const digits = fourDigits(proof.postcode);
  return surnameMatches(account, proof.surname) && digits !== null && digits === fourDigits(account.postcode);
}

/** The holder's surname or the whole name, as somebody typed it; of a firm the whole name. */
export function surnameMatches(account: Account, typed: string): boolean {
  const given = squeeze(typed);
  return given !== '' && (given === squeeze(surnameOf(account)) || given === squeeze(account.holderName));
}

/** A person's surname; of a firm the whole name. */
function surnameOf(account: Account): string {
  return account.holderSurname || (account.holderName.split(',')[0] ?? '');
}

const squeeze = (text: string) => foldText(text).replace(/ /g, '');

/** The part of a postcode that counts: `M5500ABC` is `5500`. */
export function fourDigits(postcode: string): string | null {
  return /(?<!\d)\d{4}(?!\d)/.exec(postcode)?.[0] ?? null;
}
