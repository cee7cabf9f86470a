import type { BillingPlace } from '../accounts/billing/places.ts';
import { maskEmail } from '../identity/mask.ts';
import type { Language } from '../kit/text.ts';
import { profileText } from './text.ts';

/** Accounts of which the page of the username says where their bills go; MIS DATOS names them all. */
export const MOST_PLACES = 50;

/** One account with where its bills go, in words. */
export interface ShownPlace {
  number: string;
  holder: string;
  email: string;
  note: string | null;
  href: string;
}

export const billingEmailPath = (number: string) =>
  `/mis-datos/correo-de-facturacion/${encodeURIComponent(number)}`;

/** Another user's mailbox is never written out (D31). */
export const placeEmail = ({ email, foreign }: BillingPlace): string => (foreign ? maskEmail(email) : email);

export function shownPlace(language: Language, place: BillingPlace): ShownPlace {
  const { account, follows } = place;
  return {
    number: account.number,
    holder: account.billLabel ?? account.holderName,
    email: placeEmail(place),
    note: follows ? profileText[language].billing.follows : null,
    href: billingEmailPath(account.number),
  };
}
