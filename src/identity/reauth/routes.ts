import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { localPath } from '../../http/origin.ts';
import { renewSession } from '../sessions/renew.ts';
import { isOwnPassword } from './own-password.ts';
import { reauthPage } from './page.ts';
import { REAUTH } from './recent.ts';

/** Asks for the password once more, before something that a borrowed computer must not do. */
export function reauthRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const signedIn = requireSession(deps.keptForms, () => '/');
  const show = (c: Ctx, form: FormState, back: string | null) => {
    const model = reauthPage(c.get('language'), form, { back, email: sessionOf(c).email });
    const status = form.summary.length > 0 ? 422 : 200;
    return deps.render.page(c, 'identity/reauth', { model, title: model.t.title, status });
  };

  app.get(REAUTH, signedIn, (c) => show(c, emptyForm(), localPath(c.req.query('volver'))));

  app.post(REAUTH, signedIn, async (c) => {
    const fields = await readForm(c);
    const back = localPath(typeof fields.volver === 'string' ? fields.volver : undefined);
    const password = typeof fields.contrasena === 'string' ? fields.contrasena : '';
    const { t } = reauthPage(c.get('language'), emptyForm(), { back, email: '' });
    if (password === '') return show(c, failedForm({}, { contrasena: t.missing }), back);
    if (!(await isOwnPassword(deps, sessionOf(c).userId, password)))
      return show(c, failedForm({}, { contrasena: t.wrong }), back);
    await renewSession(c, deps);
    return c.redirect(back ?? '/', 303);
  });
}
