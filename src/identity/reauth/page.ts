import type { FormState } from '../../http/form.ts';
import type { Field } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Catalogue, Language } from '../../kit/text.ts';
import type { Place } from './leave.ts';
import { leaveTo } from './leave.ts';

export interface ReauthText {
  title: string;
  lead: string;
  password: string;
  proceed: string;
  missing: string;
  wrong: string;
}

export interface ReauthPage {
  t: ReauthText;
  email: string;
  field: Field;
  form: FormState;
  back: string | null;
  /** Where whoever does not want to give the password goes. */
  leave: Place;
}

declare module '../../http/render.ts' {
  interface Templates {
    'identity/reauth': ReauthPage;
  }
}

const reauthText: Catalogue<ReauthText> = {
  es: {
    title: 'Escribí tu contraseña otra vez',
    lead: 'Pasó un rato desde que ingresaste. Antes de cambiar estos datos confirmá que seguís siendo vos. No se pierde nada de lo que escribiste, salvo las contraseñas.',
    password: 'Contraseña',
    proceed: 'Continuar',
    missing: 'Escribí tu contraseña',
    wrong: 'La contraseña no es correcta. Probá de nuevo',
  },
  en: {
    title: 'Enter your password again',
    lead: 'Some time has passed since you signed in. Before these data change, confirm that it is still you. Nothing of what you entered is lost, passwords excepted.',
    password: 'Password',
    proceed: 'Continue',
    missing: 'Enter your password',
    wrong: 'The password is not correct. Try again',
  },
};

export function reauthPage(
  language: Language,
  form: FormState,
  visit: { back: string | null; email: string },
): ReauthPage {
  const t = reauthText[language];
  const password = field('contrasena', t.password, { type: 'password', autocomplete: 'current-password' });
  return {
    t,
    email: visit.email,
    field: password,
    form,
    back: visit.back,
    leave: leaveTo(language, visit.back),
  };
}
