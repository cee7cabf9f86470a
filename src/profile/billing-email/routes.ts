import type { Hono } from 'hono';
import type { Account } from '../../accounts/account.ts';
import { billingPlaceOf } from '../../accounts/billing/places.ts';
import { findLinkedAccount } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { requireRecentPassword } from '../../identity/reauth/recent.ts';
import { emailKey } from '../../identity/store.ts';
import { notFound } from '../../kit/errors.ts';
import { newEmailForm } from '../new-email.ts';
import { billingEmailPath } from '../places.ts';
import { PROFILE, showProfile, statusOf, userOf } from '../show.ts';
import { profileText } from '../text.ts';
import { askForBillingEmail, useOwnEmail } from './change.ts';
import { billingConfirmRoutes } from './confirm-routes.ts';
import { billingEmailPage } from './page.ts';
import { billingEmailText } from './text.ts';

const BILLING = '/mis-datos/correo-de-facturacion/:number';

/** Where the bills and receipts of one account go (A045, A047, D7). */
export function billingEmailRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  billingConfirmRoutes(app, deps);

  const guards = [requireSession(deps.keptForms), requireRecentPassword(deps)] as const;
  const formAt = (c: Ctx) => billingEmailPath(c.req.param('number') ?? '');
  const onePress = [requireSession(deps.keptForms, formAt), requireRecentPassword(deps, formAt)] as const;

  const show = async (c: Ctx, account: Account, form: FormState) => {
    const session = sessionOf(c);
    const place = await billingPlaceOf(deps.db, session, account);
    const model = billingEmailPage(c.get('language'), { place, email: session.email, form });
    return showProfile(c, deps, {
      template: 'profile/billing-email',
      model,
      title: model.b.title,
      status: statusOf(form),
    });
  };

  app.get(BILLING, ...guards, async (c) => {
    const account = await linkedAccount(c, deps);
    const kept = await deps.keptForms.take(sessionOf(c).userId, c.req.path);
    return show(c, account, emptyForm(kept ?? {}));
  });

  app.post(BILLING, ...guards, async (c) => {
    const language = c.get('language');
    const account = await linkedAccount(c, deps);
    const fields = await readForm(c);
    const parsed = parseForm(newEmailForm(profileText[language]), fields);
    if (!parsed.ok) return show(c, account, parsed.form);
    const { correo } = parsed.data;
    const user = await userOf(c, deps);
    const place = await billingPlaceOf(deps.db, sessionOf(c), account);
    // Of a mailbox that is not shown whole nothing is told: guessing must not find it out.
    if (!place.foreign && !place.follows && emailKey(correo) === emailKey(place.email))
      return show(c, account, failedForm(fields, { correo: billingEmailText[language].same }));
    await askForBillingEmail(deps, { user, account, email: correo });
    setFlash(c, deps.cookies, { tone: 'good', text: profileText[language].newEmail.sent(correo) });
    return c.redirect(`${billingEmailPath(account.number)}/codigo`, 303);
  });

  app.post(`${BILLING}/usuario`, ...onePress, async (c) => {
    const account = await linkedAccount(c, deps);
    const user = await userOf(c, deps);
    await useOwnEmail(deps, user, account);
    const text = billingEmailText[c.get('language')].done(user.email, account.number);
    setFlash(c, deps.cookies, { tone: 'good', text });
    return c.redirect(PROFILE, 303);
  });
}

async function linkedAccount(c: Ctx, { db }: Deps): Promise<Account> {
  const number = c.req.param('number') ?? '';
  const { userId } = sessionOf(c);
  const account = await findLinkedAccount(db, userId, number);
  if (!account) throw notFound(`account ${number} is not of ${userId}`);
  return account;
}
