import { z } from 'zod';
import type { Lookup } from '../accounts/linking/find.ts';
import { LOOKUP_FIELDS, lookupForm } from '../accounts/linking/lookup.ts';
import type { Proof } from '../accounts/linking/proof.ts';
import { accountsText } from '../accounts/text.ts';
import type { FormFields, FormState } from '../http/form.ts';
import { failedForm, parseForm, valuesOf } from '../http/form.ts';
import { checkNewAnswer, checkNewPassword } from '../identity/credentials/choose.ts';
import type { JudgedRule } from '../identity/credentials/password-rules.ts';
import type { Language } from '../kit/text.ts';
import type { RegistrationText } from './text.es.ts';
import { registrationText } from './text.ts';

export const SECRETS = ['contrasena', 'repetir', 'respuesta'];

/** RFC 5321, 4.5.3.1: longer ones cannot be delivered. */
const LONGEST_EMAIL = 254;
const LONGEST_LOCAL = 64;
const LONGEST_LABEL = 63;

export interface Accepted {
  /** Null: an account is to be linked later. */
  lookup: Lookup | null;
  email: string;
  password: string;
  question: string;
  /** Normalised, ready to be hashed. */
  answer: string;
}

export type Checked =
  | { ok: true; data: Accepted }
  | { ok: false; form: FormState; judged: readonly JudgedRule[] | null };

export interface Rules {
  language: Language;
  proof: Proof['kind'];
  utilityName: string;
}

/** Checks the whole form, so that all that is wrong is told at once. */
export async function checkRegistration(fields: FormFields, rules: Rules): Promise<Checked> {
  const { language } = rules;
  const lookup = checkLookup(fields, rules);
  const email = checkEmail(fields, registrationText[language]);
  const passwords = { contrasena: textOf(fields, 'contrasena'), repetir: textOf(fields, 'repetir') };
  const password = await checkNewPassword(language, passwords, ownWords(fields, rules));
  const asked = { pregunta: textOf(fields, 'pregunta'), respuesta: textOf(fields, 'respuesta') };
  const answer = checkNewAnswer(language, asked, ownWords(fields, rules));
  if (lookup.ok && email.ok && password.ok && answer.ok) {
    const { question } = answer;
    const data = { lookup: lookup.data, email: email.data.correo, password: password.password };
    return { ok: true, data: { ...data, question, answer: answer.answer } };
  }
  const errors = {
    ...(lookup.ok ? {} : lookup.form.errors),
    ...(email.ok ? {} : email.form.errors),
    ...(password.ok ? {} : password.errors),
    ...(answer.ok ? {} : answer.errors),
  };
  return {
    ok: false,
    form: failedForm(fields, errors, SECRETS),
    judged: password.ok ? null : password.judged,
  };
}

/** The account's fields are given all or none. */
function checkLookup(fields: FormFields, { language, proof }: Rules) {
  const given = LOOKUP_FIELDS[proof].some((name) =>
    valuesOf(fields, name).some((text) => text.trim() !== ''),
  );
  if (!given) return { ok: true, data: null } as const;
  return parseForm(lookupForm(accountsText[language], proof), fields);
}

export const checkEmail = (fields: FormFields, t: RegistrationText) => parseForm(emailForm(t), fields);

const emailForm = (t: RegistrationText) =>
  z.object({
    correo: z
      .string(t.missingEmail)
      .trim()
      .min(1, { error: t.missingEmail, abort: true })
      .max(LONGEST_EMAIL, { error: t.longEmail, abort: true })
      .refine(isAscii, { error: t.foreignEmail, abort: true })
      .refine(isDeliverable, { error: t.wrongEmail, abort: true })
      .pipe(z.email(t.wrongEmail)),
  });

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

function isDeliverable(email: string): boolean {
  const [local = '', domain = ''] = email.split('@');
  return local.length <= LONGEST_LOCAL && domain.split('.').every((label) => label.length <= LONGEST_LABEL);
}

/** What a password may not be made of. */
function ownWords(fields: FormFields, { utilityName }: Rules): string[] {
  const typed = ['correo', 'cuenta', 'apellido'].map((name) => textOf(fields, name));
  return [utilityName, ...typed.map((text) => text.slice(0, LONGEST_EMAIL))];
}

/** What was typed; a field sent twice was not typed by anybody. */
export function textOf(fields: FormFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
