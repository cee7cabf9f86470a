import type { Hono } from 'hono';
import { billingPlaces } from '../../accounts/billing/places.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { requireRecentPassword } from '../../identity/reauth/recent.ts';
import { emailKey } from '../../identity/store.ts';
import { newEmailForm } from '../new-email.ts';
import { MOST_PLACES } from '../places.ts';
import { showProfile, statusOf, userOf } from '../show.ts';
import { profileText } from '../text.ts';
import { askForUsername } from './change.ts';
import { usernameConfirmRoutes } from './confirm-routes.ts';
import { USERNAME, USERNAME_CODE, usernamePage } from './page.ts';
import { usernameText } from './text.ts';

/** Another e-mail to sign in with (A041–A044). */
export function usernameRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const guards = [requireSession(deps.keptForms), requireRecentPassword(deps)] as const;

  const show = async (c: Ctx, form: FormState) => {
    const session = sessionOf(c);
    const places = await billingPlaces(deps.db, session, MOST_PLACES);
    const model = usernamePage(c.get('language'), { email: session.email, places, form });
    const title = model.t.username.heading;
    return showProfile(c, deps, { template: 'profile/username', model, title, status: statusOf(form) });
  };

  app.get(USERNAME, ...guards, async (c) => {
    const kept = await deps.keptForms.take(sessionOf(c).userId, USERNAME);
    return show(c, emptyForm(kept ?? {}));
  });

  app.post(USERNAME, ...guards, async (c) => {
    const language = c.get('language');
    const user = await userOf(c, deps);
    const fields = await readForm(c);
    const parsed = parseForm(newEmailForm(profileText[language]), fields);
    if (!parsed.ok) return show(c, parsed.form);
    const { correo } = parsed.data;
    if (emailKey(correo) === emailKey(user.email))
      return show(c, failedForm(fields, { correo: usernameText[language].same }));
    await askForUsername(deps, user, correo);
    setFlash(c, deps.cookies, { tone: 'good', text: profileText[language].newEmail.sent(correo) });
    return c.redirect(USERNAME_CODE, 303);
  });

  usernameConfirmRoutes(app, deps);
}
