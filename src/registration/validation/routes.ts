import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormFields, FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { clientAddress } from '../../http/rate-limit.ts';
import { createSeal } from '../../identity/credentials/seal.ts';
import { emailKey } from '../../identity/store.ts';
import { lastOwn } from '../browser.ts';
import { checkEmail, textOf } from '../forms.ts';
import { registrationText } from '../text.ts';
import { notesAfter } from './notes.ts';
import { codePage, deadPage, validatePage } from './page.ts';
import type { Validated } from './validate.ts';
import { peekValidation, validate, validateCode, validatedBefore } from './validate.ts';

const VALIDATE = '/registrarse/validar';
const LONGEST = 200;
/** The link was good once: RFC 9110, 15.5.11. */
const GONE = 410;

/** From the mailbox back to the portal, by link or by code (A004, D21, D29). */
export function validationRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const seal = createSeal(deps.config.secret, 'validation');

  app.get(VALIDATE, async (c) => {
    const token = c.req.query('token');
    if (token === undefined) return showCode(c, deps, emptyForm());
    const registration = token.length > LONGEST ? null : await peekValidation(deps, token);
    if (!registration) return showDead(c, deps);
    const { email, id } = registration;
    const model = validatePage(c.get('language'), { email, token, pass: seal.close(id) });
    return deps.render.page(c, 'registration/validate', { model, title: model.t.validateTitle });
  });

  app.post(VALIDATE, async (c) => {
    const fields = await readForm(c);
    if (fields.token === undefined) return byCode(c, deps, fields);
    const token = textOf(fields, 'token');
    const done = token.length > LONGEST ? null : await validate(deps, { kind: 'link', token });
    const before = done ? null : idInside(seal, textOf(fields, 'visto'));
    const validated = done ?? (before && (await validatedBefore(deps, before)));
    return validated ? finish(c, deps, validated) : showDead(c, deps);
  });
}

async function byCode(c: Ctx, deps: Deps, fields: FormFields): Promise<Response> {
  const t = registrationText[c.get('language')];
  const checked = checkEmail(fields, t);
  const code = textOf(fields, 'codigo').trim();
  const errors = {
    ...(checked.ok ? {} : checked.form.errors),
    ...(code === '' ? { codigo: t.missingCode } : {}),
  };
  if (!checked.ok || code === '') return showCode(c, deps, failedForm(fields, errors));
  const wrong = () => showCode(c, deps, failedForm(fields, { codigo: t.wrongCode }));
  if (code.length > LONGEST) return wrong();
  const email = checked.data.correo;
  const own = lastOwn(c, deps);
  const address = clientAddress(c, deps.config.trustedProxies);
  const before = own === null ? null : await validatedBefore(deps, own);
  if (before && emailKey(before.email) === emailKey(email)) return finish(c, deps, before);
  const done = await validateCode(deps, { email, code, own }, address);
  return done ? finish(c, deps, done) : wrong();
}

/** Nobody is signed in by a mail alone: the password is asked on the next page. */
async function finish(c: Ctx, deps: Deps, done: Validated): Promise<Response> {
  const t = registrationText[c.get('language')];
  const notes = await notesAfter(deps, c.get('formats'), done.accountNumber);
  const text = [t.validated(done.email), ...(done.linked ? [] : [t.notLinked]), ...notes].join(' ');
  setFlash(c, deps.cookies, { tone: 'good', text });
  return c.redirect('/ingresar', 303);
}

function showCode(c: Ctx, deps: Deps, form: FormState): Response {
  const model = codePage(c.get('language'), form, lastOwn(c, deps));
  const status = form.summary.length > 0 ? 422 : 200;
  return deps.render.page(c, 'registration/code', { model, title: model.t.validateTitle, status });
}

function showDead(c: Ctx, deps: Deps): Response {
  const model = deadPage(c.get('language'), lastOwn(c, deps));
  return deps.render.page(c, 'registration/dead', { model, title: model.t.deadTitle, status: GONE });
}

function idInside(seal: ReturnType<typeof createSeal>, sealed: string): string | null {
  try {
    return sealed === '' || sealed.length > LONGEST ? null : seal.open(sealed);
  } catch {
    // What we did not seal names no registration.
    return null;
  }
}
