import type { FormState } from '../http/form.ts';
import type { Field } from '../http/page/shared.ts';
import { field } from '../http/page/shared.ts';
import type { Language } from '../kit/text.ts';
import type { PasswordChoice, QuestionChoice } from './credentials/choose.ts';
import { en } from './text.en.ts';
import type { IdentityText } from './text.es.ts';
import { es } from './text.es.ts';

export const identityText: Record<Language, IdentityText> = { es, en };

export interface SignInPage {
  t: IdentityText;
  fields: Field[];
  form: FormState;
  back: string | null;
  /** A registration that waits for its mailbox: its mail can be sent again. */
  waiting: { id: string } | null;
}

declare module '../http/render.ts' {
  interface Templates {
    'identity/sign-in': SignInPage;
    'identity/new-password': { choice: PasswordChoice; form: FormState };
    'identity/new-question': { choice: QuestionChoice; form: FormState };
  }
}

export function signInPage(
  language: Language,
  form: FormState,
  more: { back?: string | null; waiting?: { id: string } },
): SignInPage {
  const t = identityText[language];
  const fields = [
    field('usuario', t.user, { type: 'email', autocomplete: 'username', inputmode: 'email' }),
    field('contrasena', t.password, { type: 'password', autocomplete: 'current-password' }),
  ];
  return { t, fields, form, back: more.back ?? null, waiting: more.waiting ? { id: more.waiting.id } : null };
}
