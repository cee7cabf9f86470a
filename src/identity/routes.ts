import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { dropCookie, readCookie, writeCookie } from '../http/cookies.ts';
import { setFlash } from '../http/flash.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm } from '../http/form.ts';
import { SESSION_COOKIE } from '../http/guards.ts';
import { localPath } from '../http/origin.ts';
import { clientAddress } from '../http/rate-limit.ts';
import { signInForm } from './forms.ts';
import { identityText, signInPage } from './page.ts';
import { KNOWN_DAYS } from './sessions/known-browsers.ts';
import { trySignIn } from './sign-in.ts';

const BROWSER_COOKIE = 'dev';
const BROWSER_SECONDS = KNOWN_DAYS * 86_400;
const SECRETS = ['contrasena'];

export function identityRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const show = (c: Ctx, form: FormState, back: string | null) => {
    const model = signInPage(c.get('language'), form, back);
    const status = form.summary.length > 0 ? 422 : 200;
    return deps.render.page(c, 'identity/sign-in', { model, title: model.t.signInTitle, status });
  };

  app.get('/ingresar', (c) => {
    const back = localPath(c.req.query('volver'));
    return c.get('session') ? c.redirect(back ?? '/', 303) : show(c, emptyForm(), back);
  });

  app.post('/ingresar', async (c) => {
    const t = identityText[c.get('language')];
    const fields = await readForm(c);
    const back = localPath(typeof fields.volver === 'string' ? fields.volver : undefined);
    const parsed = parseForm(signInForm(t), fields, SECRETS);
    if (!parsed.ok) return show(c, parsed.form, back);
    const signedIn = await trySignIn(deps, {
      email: parsed.data.usuario,
      password: parsed.data.contrasena,
      address: clientAddress(c, deps.config.trustedProxies),
      browserToken: readCookie(c, deps.cookies, BROWSER_COOKIE),
    });
    if (!signedIn) {
      c.get('log').info('sign-in failed');
      return show(c, failedForm(fields, { usuario: t.wrongPair }, SECRETS), back);
    }
    await beginSession(c, deps, signedIn);
    return c.redirect(back ?? '/', 303);
  });

  app.post('/salir', async (c) => {
    const token = readCookie(c, deps.cookies, SESSION_COOKIE);
    if (token) await deps.sessions.end(token);
    c.get('log').info({ user: c.get('session')?.userId ?? null }, 'signed out');
    dropCookie(c, deps.cookies, SESSION_COOKIE);
    setFlash(c, deps.cookies, { tone: 'good', text: identityText[c.get('language')].signedOut });
    c.header('Clear-Site-Data', '"cache"');
    return c.redirect('/', 303);
  });
}

/** A new token on every sign-in; the one that the browser held before is dead. */
async function beginSession(
  c: Ctx,
  deps: Deps,
  { user, known }: { user: { id: string; email: string }; known: boolean },
) {
  const before = readCookie(c, deps.cookies, SESSION_COOKIE);
  if (before) await deps.sessions.end(before);
  const token = await deps.sessions.start(user, c.get('session') ?? c.get('expired'));
  writeCookie(c, deps.cookies, { name: SESSION_COOKIE, value: token });
  c.get('log').info({ user: user.id }, 'signed in');
  if (known) return;
  const browser = await deps.knownBrowsers.remember(user.id);
  writeCookie(c, deps.cookies, { name: BROWSER_COOKIE, value: browser, maxAgeSeconds: BROWSER_SECONDS });
}
