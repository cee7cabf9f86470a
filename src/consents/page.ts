import type { Account } from '../accounts/account.ts';
import type { Formats } from '../kit/formats.ts';
import type { Consent } from './store.ts';
import type { ConsentsText } from './text.es.ts';
import { consentsText } from './text.ts';

/** What was agreed to, when and by whom: the words as they were. */
export interface ConsentPage {
  t: ConsentsText;
  heading: string;
  facts: { label: string; value: string; code: boolean }[];
  /** In the language in which it was read. */
  textLanguage: string;
  paragraphs: string[];
  pdfHref: string;
  backHref: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'consents/consent': ConsentPage;
  }
}

export interface ConsentInput {
  account: Account;
  consent: Consent;
  /** The login of who is looking: other users of the account are not named (D31). */
  viewer: { userId: string; email: string };
}

export const consentHref = (accountNumber: string, id: string) =>
  `/cuentas/${accountNumber}/constancias/${id}`;

export function consentPage(f: Formats, input: ConsentInput): ConsentPage {
  const { consent, account } = input;
  const t = consentsText[f.language];
  return {
    t,
    heading: t.heading(t.kinds[consent.kind]),
    facts: consentFacts(f, input),
    textLanguage: consent.language === 'es' ? 'es-AR' : 'en',
    paragraphs: consent.text.split('\n\n'),
    pdfHref: `${consentHref(account.number, consent.id)}.pdf`,
    backHref: `/cuentas/${account.number}`,
  };
}

/** Also on the paper. */
export function consentFacts(f: Formats, { consent, account, viewer }: ConsentInput): ConsentPage['facts'] {
  const t = consentsText[f.language];
  const fact = (label: string, value: string, code = false) => ({ label, value, code });
  return [
    fact(t.givenAt, f.moment(consent.givenAt)),
    fact(t.by, consent.userId === viewer.userId ? viewer.email : t.byOther),
    fact(t.account, account.number, true),
    fact(t.holder, account.holderName),
    fact(t.version, consent.version),
    fact(t.code, consent.verificationCode, true),
  ];
}
