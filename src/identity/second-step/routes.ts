import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormFields, FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { localPath, withBack } from '../../http/origin.ts';
import { logOf } from '../../http/request-log.ts';
import { completeSignIn } from '../sessions/begin.ts';
import type { User } from '../store.ts';
import { findUser } from '../store.ts';
import { redeemCode, sendCode } from './mailed-code.ts';
import { mailedCodePage, secondStepPage } from './page.ts';
import { forgiveAnswers, methodFor, tryAnswer, tryTotp } from './step.ts';
import { secondStepText } from './text.ts';

const QUESTION = '/pregunta';
const CODE = '/pregunta/codigo';
const LONGEST = 200;

/** A visit between its password and its second step. */
interface Waiting {
  user: User;
  sessionId: string;
}

/** The second step of the sign-in on a computer that is not recognised (A032–A036, D16). */
export function secondStepRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const { render } = deps;
  const visitOf = (c: Ctx, form: FormState, back: string | null) => ({
    kiosk: c.get('kiosk') !== null,
    phone: deps.settings.last().phone,
    back,
    form,
  });
  const statusOf = (form: FormState) => (form.summary.length > 0 ? 422 : 200);

  const showQuestion = (c: Ctx, user: User, shown: { form: FormState; back: string | null }) => {
    const asked = { user, method: methodFor(user) };
    const model = secondStepPage(c.get('language'), asked, visitOf(c, shown.form, shown.back));
    return render.page(c, 'identity/question', { model, title: model.t.title, status: statusOf(shown.form) });
  };
  const showCode = (c: Ctx, user: User, shown: { form: FormState; back: string | null }) => {
    const asked = { user, canAnswer: methodFor(user) === 'question' };
    const model = mailedCodePage(c.get('language'), asked, visitOf(c, shown.form, shown.back));
    return render.page(c, 'identity/mailed-code', {
      model,
      title: model.t.codeTitle,
      status: statusOf(shown.form),
    });
  };
  const finish = async (c: Ctx, user: User, fields: FormFields) => {
    await completeSignIn(c, deps, { user, trust: fields.confiar !== undefined });
    return c.redirect(backOf(fields.volver) ?? '/', 303);
  };

  app.get(QUESTION, async (c) => {
    const waiting = await waitingOf(c, deps);
    const back = backOf(c.req.query('volver'));
    return waiting ? showQuestion(c, waiting.user, { form: emptyForm(), back }) : elsewhere(c, back);
  });

  app.post(QUESTION, async (c) => {
    const fields = await readForm(c);
    const back = backOf(fields.volver);
    const waiting = await waitingOf(c, deps);
    if (!waiting) return elsewhere(c, back);
    const t = secondStepText[c.get('language')];
    const again = async (errors: Record<string, string>) => {
      const user = (await findUser(deps.db, waiting.user.id)) ?? waiting.user;
      // Where no field is left to be corrected, the note above says what to do.
      const form = methodFor(user) === 'mailed-code' ? emptyForm() : failedForm({}, errors);
      return showQuestion(c, user, { form, back });
    };
    switch (methodFor(waiting.user)) {
      case 'mailed-code':
        return again({});
      case 'totp': {
        const code = typed(fields.codigo);
        if (!code) return again({ codigo: t.missingCode });
        if (!(await tryTotp(deps, waiting.user, code))) return again({ codigo: t.wrongTotp });
        return finish(c, waiting.user, fields);
      }
      case 'question': {
        const answer = typed(fields.respuesta);
        if (!answer) return again({ respuesta: t.missingAnswer });
        if ((await tryAnswer(deps, waiting.user, answer)) === 'right') return finish(c, waiting.user, fields);
        logOf(c).info({ user: waiting.user.id }, 'security answer failed');
        return again({ respuesta: t.wrongAnswer });
      }
    }
  });

  app.post('/pregunta/codigo/enviar', async (c) => {
    const back = backOf((await readForm(c)).volver);
    const waiting = await waitingOf(c, deps);
    if (!waiting || methodFor(waiting.user) === 'totp') return elsewhere(c, back);
    await sendCode(deps, waiting.user, waiting.sessionId);
    setFlash(c, deps.cookies, { tone: 'good', text: secondStepText[c.get('language')].codeSent });
    return c.redirect(withBack(CODE, back), 303);
  });

  app.get(CODE, async (c) => {
    const waiting = await waitingOf(c, deps);
    const back = backOf(c.req.query('volver'));
    return waiting ? showCode(c, waiting.user, { form: emptyForm(), back }) : elsewhere(c, back);
  });

  app.post(CODE, async (c) => {
    const fields = await readForm(c);
    const back = backOf(fields.volver);
    const waiting = await waitingOf(c, deps);
    if (!waiting || methodFor(waiting.user) === 'totp') return elsewhere(c, back);
    const t = secondStepText[c.get('language')];
    const code = typed(fields.codigo);
    const wrong = (text: string) =>
      showCode(c, waiting.user, { form: failedForm(fields, { codigo: text }), back });
    if (!code) return wrong(t.missingCode);
    if (!(await redeemCode(deps, waiting.sessionId, code))) {
      logOf(c).info({ user: waiting.user.id }, 'mailed code failed');
      return wrong(t.wrongCode);
    }
    await forgiveAnswers(deps, waiting.user);
    return finish(c, waiting.user, fields);
  });
}

async function waitingOf(c: Ctx, { db }: Deps): Promise<Waiting | null> {
  const pending = c.get('pending');
  if (pending?.stage !== 'question') return null;
  const user = await findUser(db, pending.userId);
  return user ? { user, sessionId: pending.id } : null;
}

function elsewhere(c: Ctx, back: string | null): Response {
  return c.redirect(c.get('session') ? (back ?? '/') : withBack('/ingresar', back), 303);
}

const backOf = (value: unknown) => localPath(typeof value === 'string' ? value : undefined);

function typed(value: string | string[] | undefined): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > LONGEST ? null : text;
}
