import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { dropCookie, readCookie } from '../http/cookies.ts';
import { setFlash } from '../http/flash.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm } from '../http/form.ts';
import { SESSION_COOKIE, STAGE_PAGE } from '../http/guards.ts';
import { setHeader } from '../http/headers.ts';
import { localPath, withBack } from '../http/origin.ts';
import { clientAddress } from '../http/rate-limit.ts';
import { logOf } from '../http/request-log.ts';
import { signInForm } from './forms.ts';
import { identityText, signInPage } from './page.ts';
import { reauthRoutes } from './reauth/routes.ts';
import type { Registration } from './registrations.ts';
import { secondStepRoutes } from './second-step/routes.ts';
import { firstStage } from './second-step/step.ts';
import { beginSession, browserTokens, completeSignIn } from './sessions/begin.ts';
import type { SignInResult } from './sign-in.ts';
import { trySignIn } from './sign-in.ts';

const SECRETS = ['contrasena'];
/** Where somebody goes who still has the username of the former portal (D6). */
const CLAIM = '/registrarse?anterior=1';

export function identityRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const show = (c: Ctx, form: FormState, more: { back: string | null; waiting?: Registration }) => {
    const model = signInPage(c.get('language'), form, more);
    const status = form.summary.length > 0 ? 422 : 200;
    return deps.render.page(c, 'identity/sign-in', { model, title: model.t.signInTitle, status });
  };

  app.get('/ingresar', (c) => {
    const back = localPath(c.req.query('volver'));
    return c.get('session') ? c.redirect(back ?? '/', 303) : show(c, emptyForm(), { back });
  });

  app.post('/ingresar', async (c) => {
    const t = identityText[c.get('language')];
    const fields = await readForm(c);
    const back = localPath(typeof fields.volver === 'string' ? fields.volver : undefined);
    const parsed = parseForm(signInForm(t), fields, SECRETS);
    if (!parsed.ok) return show(c, parsed.form, { back });
    if (!parsed.data.usuario.includes('@')) return c.redirect(CLAIM, 303);
    const result = await trySignIn(deps, {
      email: parsed.data.usuario,
      password: parsed.data.contrasena,
      address: clientAddress(c, deps.config.trustedProxies),
      browserTokens: browserTokens(c, deps),
    });
    if (!result) {
      logOf(c).info('sign-in failed');
      return show(c, failedForm(fields, { usuario: t.wrongPair }, SECRETS), { back });
    }
    if (result.kind === 'not-validated') {
      const form = failedForm(fields, { usuario: t.notValidated(result.registration.email) }, SECRETS);
      return show(c, form, { back, waiting: result.registration });
    }
    return await goOn(c, deps, { result, back });
  });

  app.post('/salir', async (c) => {
    const token = readCookie(c, deps.cookies, SESSION_COOKIE);
    if (token) await deps.sessions.end(token);
    logOf(c).info({ user: c.get('session')?.userId ?? null }, 'signed out');
    dropCookie(c, deps.cookies, SESSION_COOKIE);
    if (c.get('session'))
      setFlash(c, deps.cookies, { tone: 'good', text: identityText[c.get('language')].signedOut });
    setHeader(c, 'Clear-Site-Data', '"cache"');
    return c.redirect('/', 303);
  });

  secondStepRoutes(app, deps);
  reauthRoutes(app, deps);
}

interface RightPassword {
  result: Extract<SignInResult, { kind: 'user' }>;
  back: string | null;
}

/** Past the password: to the page that was asked for, or to the step that is still missing. */
async function goOn(c: Ctx, deps: Deps, { result, back }: RightPassword): Promise<Response> {
  const { user } = result;
  const stage = firstStage(result.by, result.trusted);
  if (stage === 'full') {
    await completeSignIn(c, deps, { user, trust: false });
    return c.redirect(back ?? '/', 303);
  }
  await beginSession(c, deps, { user, stage });
  return c.redirect(withBack(STAGE_PAGE[stage], back), 303);
}
