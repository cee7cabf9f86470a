import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { deviceOf } from '../../http/client/device.ts';
import type { Ctx, PortalEnv, Session } from '../../http/context.ts';
import { dropCookie } from '../../http/cookies.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { SESSION_COOKIE, STAGE_PAGE } from '../../http/guards.ts';
import { localPath, withBack } from '../../http/origin.ts';
import { logOf } from '../../http/request-log.ts';
import { checkNewPassword } from '../../identity/credentials/choose.ts';
import type { JudgedRule } from '../../identity/credentials/password-rules.ts';
import type { User } from '../../identity/store.ts';
import { findUser } from '../../identity/store.ts';
import { changePage } from '../page.ts';
import { recoveryText } from '../text.ts';
import { changePassword } from './change.ts';

const CHANGE = STAGE_PAGE['change-password'];
const OWN_PASSWORD = '/mis-datos/contrasena';
const SIGN_IN = '/ingresar';

interface Shown {
  form: FormState;
  judged: readonly JudgedRule[] | null;
  back: string | null;
}

/** After a temporary password: one of one's own, and then in again with it (A025, A026). */
export function changeRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const show = (c: Ctx, user: User, shown: Shown) => {
    const { utilityName } = deps.settings.last();
    const model = changePage(c.get('language'), { ...shown, email: user.email, utilityName });
    const status = shown.form.summary.length > 0 ? 422 : 200;
    return deps.render.page(c, 'recovery/change', { model, title: model.t.change.title, status });
  };

  app.get(CHANGE, async (c) => {
    const back = localPath(c.req.query('volver'));
    const visitor = await visitorOf(c, deps);
    return visitor
      ? show(c, visitor.user, { form: emptyForm(), judged: null, back })
      : elsewhere(c, deps, back);
  });

  app.post(CHANGE, async (c) => {
    const fields = await readForm(c);
    const back = localPath(typeof fields.volver === 'string' ? fields.volver : undefined);
    const visitor = await visitorOf(c, deps);
    if (!visitor) return elsewhere(c, deps, back);
    const { user, visit } = visitor;
    const language = c.get('language');
    const typed = { contrasena: textOf(fields.contrasena), repetir: textOf(fields.repetir) };
    const context = [deps.settings.last().utilityName, user.email];
    const checked = await checkNewPassword(language, typed, context);
    if (!checked.ok) {
      const form = failedForm({}, checked.errors);
      return show(c, user, { form, judged: checked.judged, back });
    }
    const device = c.get('kiosk')?.name ?? deviceOf(c);
    if (!(await changePassword(deps, { user, visit, password: checked.password, device })))
      return c.redirect(withBack(SIGN_IN, back), 303);
    logOf(c).info({ user: user.id }, 'password changed');
    dropCookie(c, deps.cookies, SESSION_COOKIE);
    setFlash(c, deps.cookies, { tone: 'good', text: recoveryText[language].change.changed });
    return c.redirect(withBack(SIGN_IN, back), 303);
  });
}

async function visitorOf(c: Ctx, { db }: Deps): Promise<{ user: User; visit: Session } | null> {
  const visit = c.get('pending');
  if (visit?.stage !== 'change-password') return null;
  const user = await findUser(db, visit.userId);
  return user ? { user, visit } : null;
}

function elsewhere(c: Ctx, { cookies }: Deps, back: string | null): Response {
  if (c.get('session')) return c.redirect(OWN_PASSWORD, 303);
  if (c.get('pending')?.stage === 'question') return c.redirect(withBack(STAGE_PAGE.question, back), 303);
  if (c.get('expired')?.stage === 'change-password') {
    dropCookie(c, cookies, SESSION_COOKIE);
    setFlash(c, cookies, { tone: 'bad', text: recoveryText[c.get('language')].change.tooLate });
  }
  return c.redirect(withBack(SIGN_IN, back), 303);
}

const textOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');
