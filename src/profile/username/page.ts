import type { BillingPlace } from '../../accounts/billing/places.ts';
import type { FormState } from '../../http/form.ts';
import type { Field } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Language } from '../../kit/text.ts';
import type { CodePage, LinkPage } from '../confirm-page.ts';
import { codePage } from '../confirm-page.ts';
import type { ShownPlace } from '../places.ts';
import { shownPlace } from '../places.ts';
import type { ProfileText } from '../text.es.ts';
import { profileText } from '../text.ts';
import type { UsernameText } from './text.ts';
import { usernameText } from './text.ts';

export const USERNAME = '/mis-datos/usuario';
export const USERNAME_CODE = '/mis-datos/usuario/codigo';
export const USERNAME_CONFIRM = '/mis-datos/usuario/confirmar';

export interface UsernamePage {
  t: ProfileText;
  u: UsernameText;
  lead: string;
  field: Field;
  form: FormState;
  places: ShownPlace[];
}

export interface UsernameCodePage extends CodePage {
  u: UsernameText;
  places: ShownPlace[];
}

declare module '../../http/render.ts' {
  interface Templates {
    'profile/username': UsernamePage;
    'profile/confirm/username-code': UsernameCodePage;
    'profile/confirm/places': { u: UsernameText; places: ShownPlace[] };
  }
}

export const usernameField = (language: Language): Field =>
  field('correo', profileText[language].username.field, {
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
  });

interface Shown {
  places: readonly BillingPlace[];
  form: FormState;
}

export function usernamePage(
  language: Language,
  { email, places, form }: Shown & { email: string },
): UsernamePage {
  const u = usernameText[language];
  return {
    t: profileText[language],
    u,
    lead: u.lead(email),
    field: usernameField(language),
    form,
    places: places.map((place) => shownPlace(language, place)),
  };
}

export function usernameCodePage(language: Language, { places, form }: Shown): UsernameCodePage {
  const u = usernameText[language];
  const again = { label: u.again, href: USERNAME };
  return {
    ...codePage(language, { lead: u.codeLead, action: USERNAME_CODE, form, again }),
    u,
    places: places.map((place) => shownPlace(language, place)),
  };
}

export function usernameLinkPage(language: Language, asked: { email: string; token: string }): LinkPage {
  const u = usernameText[language];
  return {
    t: profileText[language],
    heading: u.linkHeading,
    lead: u.linkLead(asked.email),
    note: u.linkNote,
    action: USERNAME_CONFIRM,
    token: asked.token,
  };
}
