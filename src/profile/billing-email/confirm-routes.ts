import type { Hono } from 'hono';
import { findLinkedAccount } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { notFound } from '../../kit/errors.ts';
import { deadLinkPage } from '../confirm-page.ts';
import { billingEmailPath } from '../places.ts';
import { PROFILE, showProfile, statusOf, typedIn } from '../show.ts';
import { profileText } from '../text.ts';
import type { BillingRequest } from './change.ts';
import { confirmBillingByCode, confirmBillingByLink, requestOfLink } from './change.ts';
import { BILLING_CONFIRM, billingCodePage, billingLinkPage } from './page.ts';
import { billingEmailText } from './text.ts';

const CODE = '/mis-datos/correo-de-facturacion/:number/codigo';

/** The new mailbox confirms: by its link on any device, or by its code where the change was asked for. */
export function billingConfirmRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const signedIn = requireSession(
    deps.keptForms,
    (c) => `${billingEmailPath(c.req.param('number') ?? '')}/codigo`,
  );

  const showCode = (c: Ctx, number: string, form: FormState) => {
    const model = billingCodePage(c.get('language'), { number, form });
    const title = model.t.newEmail.codeHeading;
    return showProfile(c, deps, {
      template: 'profile/confirm/billing-code',
      model,
      title,
      status: statusOf(form),
    });
  };

  // Before the page of an account, whose number this would be otherwise.
  app.get(BILLING_CONFIRM, async (c) => {
    const token = c.req.query('token') ?? '';
    const request = await requestOfLink(deps, token);
    if (!request) return showDead(c, deps);
    const { email, account } = request;
    const model = billingLinkPage(c.get('language'), { email, number: account.number, token });
    return showProfile(c, deps, { template: 'profile/confirm/link', model, title: model.heading });
  });

  app.post(BILLING_CONFIRM, async (c) => {
    const request = await confirmBillingByLink(deps, typedIn(await readForm(c), 'token'));
    return request ? finish(c, deps, request) : showDead(c, deps);
  });

  app.get(CODE, signedIn, async (c) => showCode(c, await linkedNumber(c, deps), emptyForm()));

  app.post(CODE, signedIn, async (c) => {
    const t = profileText[c.get('language')].newEmail;
    const number = await linkedNumber(c, deps);
    const fields = await readForm(c);
    const code = typedIn(fields, 'codigo');
    if (code === '') return showCode(c, number, failedForm(fields, { codigo: t.missingCode }));
    const { userId } = sessionOf(c);
    const request = await confirmBillingByCode(deps, { userId, number, code });
    return request
      ? finish(c, deps, request)
      : showCode(c, number, failedForm(fields, { codigo: t.wrongCode }));
  });
}

async function linkedNumber(c: Ctx, { db }: Deps): Promise<string> {
  const number = c.req.param('number') ?? '';
  const { userId } = sessionOf(c);
  if (!(await findLinkedAccount(db, userId, number))) throw notFound(`account ${number} is not of ${userId}`);
  return number;
}

function finish(c: Ctx, deps: Deps, { email, account }: BillingRequest): Response {
  const text = billingEmailText[c.get('language')].done(email, account.number);
  setFlash(c, deps.cookies, { tone: 'good', text });
  return c.redirect(c.get('session') ? PROFILE : '/', 303);
}

/** What does not exist any more is 404, and says what to do all the same. */
function showDead(c: Ctx, deps: Deps): Response {
  const model = deadLinkPage(c.get('language'));
  return showProfile(c, deps, {
    template: 'profile/confirm/dead-link',
    model,
    title: model.heading,
    status: 404,
  });
}
