import type { FormState } from '../../http/form.ts';
import type { Field } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import { maskEmail } from '../../identity/mask.ts';
import type { Language } from '../../kit/text.ts';
import { emailField } from '../page.ts';
import type { RegistrationText } from '../text.es.ts';
import { registrationText } from '../text.ts';

export interface SentPage {
  t: RegistrationText;
  /** In full in the browser that made the registration, else masked; null where none is known. */
  shownEmail: string | null;
  notes: string[];
  /** The fields of the code's form. */
  fields: Field[];
  form: FormState;
  registration: string | null;
  /** The e-mail that the code is for, where it need not be typed. */
  hiddenEmail: string | null;
  correctText: string;
  correctHref: string;
}

export interface ValidatePage {
  t: RegistrationText;
  lead: string;
  token: string;
  /** Sealed, so that a second press can be told from a stranger's try. */
  pass: string;
}

export interface CodePage {
  t: RegistrationText;
  fields: Field[];
  form: FormState;
  /** A registration of this browser whose mail can be sent again. */
  registration: string | null;
}

export interface DeadPage {
  t: RegistrationText;
  registration: string | null;
}

declare module '../../http/render.ts' {
  interface Templates {
    'registration/sent': SentPage;
    'registration/validate': ValidatePage;
    'registration/code': CodePage;
    'registration/dead': DeadPage;
    'registration/resend': { t: RegistrationText; registration: string };
  }
}

export interface SentInput {
  registration: string | null;
  email: string | null;
  /** Whether this browser made the registration. */
  own: boolean;
  notes: string[];
  form: FormState;
}

export function sentPage(language: Language, input: SentInput): SentPage {
  const t = registrationText[language];
  const { registration, email, own } = input;
  return {
    t,
    shownEmail: email === null || own ? email : maskEmail(email),
    notes: input.notes,
    fields: own ? [codeField(language)] : codeFields(language),
    form: input.form,
    registration,
    hiddenEmail: own ? email : null,
    correctText: own ? t.correctOwn : t.correctText,
    correctHref: own && registration !== null ? `/registrarse?registro=${registration}` : '/registrarse',
  };
}

export function validatePage(
  language: Language,
  link: { email: string; token: string; pass: string },
): ValidatePage {
  const t = registrationText[language];
  return { t, lead: t.validateLead(link.email), token: link.token, pass: link.pass };
}

export const codePage = (language: Language, form: FormState, registration: string | null): CodePage => ({
  t: registrationText[language],
  fields: codeFields(language),
  form,
  registration,
});

export const deadPage = (language: Language, registration: string | null): DeadPage => ({
  t: registrationText[language],
  registration,
});

const codeFields = (language: Language): Field[] => [
  { ...emailField(language), hint: null },
  codeField(language),
];

function codeField(language: Language): Field {
  const t = registrationText[language];
  return field('codigo', t.code, { hint: t.codeHint, autocomplete: 'one-time-code', size: 'short' });
}
