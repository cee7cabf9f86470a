import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormFields, FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { logOf } from '../../http/request-log.ts';
import { checkNewPassword } from '../../identity/credentials/choose.ts';
import type { JudgedRule } from '../../identity/credentials/password-rules.ts';
import { credentialsText } from '../../identity/credentials/text.ts';
import { isOwnPassword } from '../../identity/reauth/own-password.ts';
import { renewSession } from '../../identity/sessions/renew.ts';
import type { User } from '../../identity/store.ts';
import { knownOf } from '../known.ts';
import { PROFILE, showProfile, statusOf, userOf } from '../show.ts';
import { changePassword } from './change.ts';
import { passwordPage } from './page.ts';
import { passwordText } from './text.ts';

const PASSWORD = '/mis-datos/contrasena';
/** A name or number of one's own that a password may not be made of; the first accounts will do. */

interface Judged {
  errors: Record<string, string>;
  judged: JudgedRule[] | null;
}

/** A new password, chosen with the present one in hand (A038). */
export function passwordRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  // Everything here is a secret, so there is nothing to keep for later.
  const signedIn = requireSession(deps.keptForms, () => PASSWORD);

  const show = (c: Ctx, form: FormState, judged: JudgedRule[] | null) => {
    const model = passwordPage(c.get('language'), { email: sessionOf(c).email, form, judged });
    return showProfile(c, deps, {
      template: 'profile/password',
      model,
      title: model.t.title,
      status: statusOf(form),
    });
  };

  app.get(PASSWORD, signedIn, (c) => show(c, emptyForm(), null));

  app.post(PASSWORD, signedIn, async (c) => {
    const t = passwordText[c.get('language')];
    const user = await userOf(c, deps);
    const fields = await readForm(c);
    const { errors, judged } = await judge(c, deps, { user, fields });
    if (Object.keys(errors).length > 0) return show(c, failedForm({}, errors), judged);
    await changePassword(deps, user, secretIn(fields, 'contrasena'));
    await deps.sessions.endOthers(user.id, sessionOf(c).id);
    await renewSession(c, deps);
    logOf(c).info({ user: user.id }, 'password changed');
    setFlash(c, deps.cookies, { tone: 'good', text: t.done });
    return c.redirect(PROFILE, 303);
  });
}

/** The present password is tried last: what is wrong with the new one is no guess at it. */
async function judge(
  c: Ctx,
  deps: Deps,
  { user, fields }: { user: User; fields: FormFields },
): Promise<Judged> {
  const language = c.get('language');
  const t = passwordText[language];
  const current = secretIn(fields, 'contrasenaActual');
  const typed = { contrasena: secretIn(fields, 'contrasena'), repetir: secretIn(fields, 'repetir') };
  const checked = await checkNewPassword(language, typed, await knownOf(deps, user));
  const missing: Record<string, string> = current === '' ? { contrasenaActual: t.missingCurrent } : {};
  if (!checked.ok) return { errors: { ...missing, ...checked.errors }, judged: checked.judged };
  if (current === '') return { errors: missing, judged: null };
  if (await isOwnPassword(deps, user.id, current)) {
    const same = current === typed.contrasena;
    return { errors: same ? { contrasena: credentialsText[language].sameAsBefore } : {}, judged: null };
  }
  logOf(c).info({ user: user.id }, 'current password was wrong');
  return { errors: { contrasenaActual: t.wrongCurrent }, judged: null };
}

/** A secret exactly as it was typed: spaces count. */
function secretIn(fields: FormFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
