import { lookupFields } from '../accounts/linking/page.ts';
import type { Proof } from '../accounts/linking/proof.ts';
import type { FormState } from '../http/form.ts';
import type { Field } from '../http/page/shared.ts';
import { field } from '../http/page/shared.ts';
import type { PasswordChoice, QuestionChoice } from '../identity/credentials/choose.ts';
import { passwordChoice, questionChoice } from '../identity/credentials/choose.ts';
import type { JudgedRule } from '../identity/credentials/password-rules.ts';
import type { Language } from '../kit/text.ts';
import type { RegistrationText } from './text.es.ts';
import { registrationText } from './text.ts';

/** The reasons for which a registration may be refused, never which one applied (D5). */
export interface Refusal {
  reasons: string[];
  contact: string;
}

export interface RegistrationPage {
  t: RegistrationText;
  /** The page's own address, so that users of the former portal keep seeing what concerns them. */
  action: string;
  claim: boolean;
  refusal: Refusal | null;
  form: FormState;
  /** After a try: what was secret has to be typed again. */
  retype: boolean;
  accountFields: Field[];
  email: Field;
  choice: PasswordChoice;
  question: QuestionChoice;
  /** The registration that this one corrects. */
  former: string | null;
}

declare module '../http/render.ts' {
  interface Templates {
    'registration/form': RegistrationPage;
    'registration/refusal': { t: RegistrationText; refusal: Refusal };
    'registration/claim': { t: RegistrationText };
    'registration/good-to-know': { t: RegistrationText };
  }
}

export interface RegistrationInput {
  proof: Proof['kind'];
  form: FormState;
  claim: boolean;
  judged?: readonly JudgedRule[] | null;
  refusal?: { phone: string; hours: string } | null;
  former?: string | null;
}

export function registrationPage(language: Language, input: RegistrationInput): RegistrationPage {
  const t = registrationText[language];
  const { claim, form } = input;
  return {
    t,
    action: claim ? '/registrarse?anterior=1' : '/registrarse',
    claim,
    refusal: input.refusal ? refusalOf(t, input.refusal) : null,
    form,
    retype: form.summary.length > 0 || Boolean(input.refusal),
    accountFields: lookupFields(language, input.proof),
    email: emailField(language),
    choice: passwordChoice(language, input.judged ?? null),
    question: questionChoice(language),
    former: input.former ?? null,
  };
}

export function emailField(language: Language): Field {
  const t = registrationText[language];
  return field('correo', t.email, {
    hint: t.emailHint,
    type: 'email',
    autocomplete: 'username',
    inputmode: 'email',
  });
}

const refusalOf = (t: RegistrationText, { phone, hours }: { phone: string; hours: string }): Refusal => ({
  reasons: t.reasons,
  contact: t.refusedContact(phone, hours),
});
