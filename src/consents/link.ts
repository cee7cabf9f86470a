import type { Language } from '../kit/text.ts';
import { consentHref } from './page.ts';
import { consentsText } from './text.ts';

/** From what was agreed to, to its record. */
export interface ConsentLinks {
  page: { href: string; label: string };
  pdf: { href: string; label: string };
}

declare module '../http/render.ts' {
  interface Templates {
    'consents/links': { consent: ConsentLinks | null };
  }
}

/** Null where nobody accepted anything here: agreements of before the portal. */
export function consentLinks(
  language: Language,
  { accountNumber, consentId }: { accountNumber: string; consentId: string | null },
): ConsentLinks | null {
  if (consentId === null) return null;
  const t = consentsText[language];
  const href = consentHref(accountNumber, consentId);
  return { page: { href, label: t.see }, pdf: { href: `${href}.pdf`, label: t.pdf } };
}

/** The line of a letter that says where the record is. */
export const consentLine = (
  language: Language,
  consent: { baseUrl: string; accountNumber: string; id: string },
): string => consentsText[language].mailed(consent.baseUrl + consentHref(consent.accountNumber, consent.id));
