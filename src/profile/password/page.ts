import type { FormState } from '../../http/form.ts';
import type { Field } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { PasswordChoice } from '../../identity/credentials/choose.ts';
import { passwordChoice } from '../../identity/credentials/choose.ts';
import type { JudgedRule } from '../../identity/credentials/password-rules.ts';
import type { Language } from '../../kit/text.ts';
import { profileText } from '../text.ts';
import type { PasswordText } from './text.ts';
import { passwordText } from './text.ts';

export interface PasswordPage {
  t: PasswordText;
  back: string;
  /** For the browser's list of passwords. */
  email: string;
  current: Field;
  choice: PasswordChoice;
  form: FormState;
}

declare module '../../http/render.ts' {
  interface Templates {
    'profile/password': PasswordPage;
  }
}

export function passwordPage(
  language: Language,
  shown: { email: string; form: FormState; judged: readonly JudgedRule[] | null },
): PasswordPage {
  const t = passwordText[language];
  const choice = passwordChoice(language, shown.judged);
  return {
    t,
    back: profileText[language].back,
    email: shown.email,
    current: field('contrasenaActual', t.current, { type: 'password', autocomplete: 'current-password' }),
    choice: { ...choice, fields: choice.fields.map((one) => relabelled(t, one)) },
    form: shown.form,
  };
}

/** Below the present one, "password" alone would not say which. */
const relabelled = (t: PasswordText, one: Field): Field =>
  one.name === 'contrasena' ? { ...one, label: t.chosen } : one;
