import type { Hono } from 'hono';
import { billingPlaces } from '../../accounts/billing/places.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { logOf } from '../../http/request-log.ts';
import { renewSession } from '../../identity/sessions/renew.ts';
import { deadLinkPage } from '../confirm-page.ts';
import { MOST_PLACES } from '../places.ts';
import { PROFILE, showProfile, statusOf, typedIn } from '../show.ts';
import { profileText } from '../text.ts';
import type { UsernameChange } from './change.ts';
import { confirmByCode, confirmByLink, usernameOfLink } from './change.ts';
import { USERNAME_CODE, USERNAME_CONFIRM, usernameCodePage, usernameLinkPage } from './page.ts';
import { usernameText } from './text.ts';

/** The new mailbox confirms: by its link on any device, or by its code where the change was asked for. */
export function usernameConfirmRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const signedIn = requireSession(deps.keptForms, () => USERNAME_CODE);

  const showCode = async (c: Ctx, form: FormState) => {
    const places = await billingPlaces(deps.db, sessionOf(c), MOST_PLACES);
    const model = usernameCodePage(c.get('language'), { places, form });
    const title = model.t.newEmail.codeHeading;
    return showProfile(c, deps, {
      template: 'profile/confirm/username-code',
      model,
      title,
      status: statusOf(form),
    });
  };

  app.get(USERNAME_CODE, signedIn, (c) => showCode(c, emptyForm()));

  app.post(USERNAME_CODE, signedIn, async (c) => {
    const t = profileText[c.get('language')].newEmail;
    const fields = await readForm(c);
    const code = typedIn(fields, 'codigo');
    if (code === '') return showCode(c, failedForm(fields, { codigo: t.missingCode }));
    const result = await confirmByCode(deps, sessionOf(c).userId, code);
    if (result.kind === 'dead') return showCode(c, failedForm(fields, { codigo: t.wrongCode }));
    return finish(c, deps, result);
  });

  app.get(USERNAME_CONFIRM, async (c) => {
    const token = c.req.query('token') ?? '';
    const email = await usernameOfLink(deps, token);
    if (email === null) return showDead(c, deps, null);
    const model = usernameLinkPage(c.get('language'), { email, token });
    return showProfile(c, deps, { template: 'profile/confirm/link', model, title: model.heading });
  });

  app.post(USERNAME_CONFIRM, async (c) =>
    finish(c, deps, await confirmByLink(deps, typedIn(await readForm(c), 'token'))),
  );
}

async function finish(c: Ctx, deps: Deps, result: UsernameChange): Promise<Response> {
  const t = usernameText[c.get('language')];
  if (result.kind === 'dead') return showDead(c, deps, null);
  if (result.kind === 'taken') return showDead(c, deps, t.taken);
  const { userId, email } = result;
  logOf(c).info({ user: userId }, 'username changed');
  const session = c.get('session');
  if (session?.userId !== userId) {
    await deps.sessions.endAll(userId);
    setFlash(c, deps.cookies, { tone: 'good', text: t.doneSignIn(email) });
    return c.redirect('/ingresar', 303);
  }
  await deps.sessions.endOthers(userId, session.id);
  await renewSession(c, deps);
  setFlash(c, deps.cookies, { tone: 'good', text: t.done(email) });
  return c.redirect(PROFILE, 303);
}

/** What does not exist any more is 404, and says what to do all the same. */
function showDead(c: Ctx, deps: Deps, text: string | null): Response {
  const model = deadLinkPage(c.get('language'), text);
  return showProfile(c, deps, {
    template: 'profile/confirm/dead-link',
    model,
    title: model.heading,
    status: 404,
  });
}
