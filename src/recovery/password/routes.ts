import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, parseForm, readForm } from '../../http/form.ts';
import { clientAddress } from '../../http/rate-limit.ts';
import { logOf } from '../../http/request-log.ts';
import { identityText } from '../../identity/page.ts';
import { passwordForm } from '../forms.ts';
import { keepMenu } from '../frame.ts';
import { passwordPage, sentPage } from '../page.ts';
import { recoveryText } from '../text.ts';
import { sendTemporaryPassword } from './temporary.ts';

const PASSWORD = '/recuperar/clave';
const SENT = '/recuperar/clave/enviada';
/** Where somebody goes who still has the username of the former portal (D6). */
const CLAIM = '/registrarse?anterior=1';

/** Forgot my password: a temporary one by mail (A024, A027, D1). */
export function passwordRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const { render, settings } = deps;
  const trailTo = (label: string) => [{ label, href: null }];
  const show = (c: Ctx, form: FormState) => {
    const { utilityName } = settings.last();
    const model = passwordPage(c.get('language'), { form, utilityName });
    const { title } = model.t.password;
    keepMenu(c);
    const status = form.summary.length > 0 ? 422 : 200;
    return render.page(c, 'recovery/password', { model, title, trail: trailTo(title), status });
  };

  app.get(PASSWORD, (c) => show(c, emptyForm()));

  app.post(PASSWORD, async (c) => {
    const language = c.get('language');
    const parsed = parseForm(passwordForm(recoveryText[language], identityText[language]), await readForm(c));
    if (!parsed.ok) return show(c, parsed.form);
    const { usuario } = parsed.data;
    if (!usuario.includes('@')) return c.redirect(CLAIM, 303);
    const address = clientAddress(c, deps.config.trustedProxies);
    await sendTemporaryPassword(deps, { email: usuario, address, language });
    logOf(c).info('temporary password asked for');
    return c.redirect(SENT, 303);
  });

  app.get(SENT, (c) => {
    const model = sentPage(c.get('language'), settings.last().utilityName);
    const { title } = model.t.sent;
    keepMenu(c);
    return render.page(c, 'recovery/sent', { model, title, trail: trailTo(model.t.password.title) });
  });
}
