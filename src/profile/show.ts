import { userFrame } from '../accounts/menus.ts';
import type { Deps } from '../deps.ts';
import type { Ctx } from '../http/context.ts';
import type { FormState } from '../http/form.ts';
import { sessionOf } from '../http/guards.ts';
import type { TemplateName, Templates } from '../http/render.ts';
import type { User } from '../identity/store.ts';
import { findUser } from '../identity/store.ts';
import { notFound } from '../kit/errors.ts';
import { profileText } from './text.ts';

export const PROFILE = '/mis-datos';

export interface Shown<K extends TemplateName> {
  template: K;
  model: Templates[K];
  title: string;
  status?: number;
}

/** A page below MIS DATOS. Who comes by a mailed link may be signed out, and sees no menu then. */
export function showProfile<K extends TemplateName>(
  c: Ctx,
  deps: Pick<Deps, 'render'>,
  { template, model, title, status = 200 }: Shown<K>,
): Response {
  const language = c.get('language');
  if (c.get('session')) c.set('accountFrame', userFrame(language, PROFILE));
  const trail = [
    { label: profileText[language].title, href: PROFILE },
    { label: title, href: null },
  ];
  return deps.render.page(c, template, { model, title, trail, status });
}

export const statusOf = (form: FormState): number => (form.summary.length > 0 ? 422 : 200);

/** The user of the session, with all that a change needs to know. */
export async function userOf(c: Ctx, { db }: Pick<Deps, 'db'>): Promise<User> {
  const { userId } = sessionOf(c);
  const user = await findUser(db, userId);
  if (!user) throw notFound(`user ${userId} is gone`);
  return user;
}

/** A field that was typed once, without the spaces around it; empty when it was left out or sent several times. */
export function typedIn(fields: Record<string, string | string[]>, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value.trim() : '';
}
