import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { checkNewAnswer } from '../../identity/credentials/choose.ts';
import { requireRecentPassword } from '../../identity/reauth/recent.ts';
import { knownOf } from '../known.ts';
import { PROFILE, showProfile, statusOf, typedIn, userOf } from '../show.ts';
import { changeQuestion } from './change.ts';
import { questionPage } from './page.ts';

const QUESTION = '/mis-datos/pregunta';
const SECRETS = ['respuesta'];

export function questionRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const guards = [requireSession(deps.keptForms), requireRecentPassword(deps)] as const;

  const show = (c: Ctx, form: FormState) => {
    const model = questionPage(c.get('language'), form);
    return showProfile(c, deps, {
      template: 'profile/question',
      model,
      title: model.t.title,
      status: statusOf(form),
    });
  };

  app.get(QUESTION, ...guards, async (c) => {
    const kept = await deps.keptForms.take(sessionOf(c).userId, QUESTION);
    return show(c, emptyForm(kept ?? {}));
  });

  app.post(QUESTION, ...guards, async (c) => {
    const user = await userOf(c, deps);
    const fields = await readForm(c);
    const typed = { pregunta: typedIn(fields, 'pregunta'), respuesta: typedIn(fields, 'respuesta') };
    const checked = checkNewAnswer(c.get('language'), typed, await knownOf(deps, user));
    if (!checked.ok) return show(c, failedForm(fields, checked.errors, SECRETS));
    await changeQuestion(deps, user, checked);
    setFlash(c, deps.cookies, { tone: 'good', text: questionPage(c.get('language'), emptyForm()).t.done });
    return c.redirect(PROFILE, 303);
  });
}
