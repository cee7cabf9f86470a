import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../accounts/access.ts';
import { collectionObstacle } from '../accounts/account.ts';
import { billingEmailOf } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import type { FormFields } from '../http/form.ts';
import { readForm, readQuery, readSigned, valuesOf } from '../http/form.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import { selectedFrom } from '../payables/selection.ts';
import { attemptRoutes } from './attempt-routes.ts';
import { openCheckout } from './attempts/checkout.ts';
import { keepNotice } from './attempts/notices.ts';
import { confirmedCents, recordAttempt } from './attempts/start.ts';
import { findAttempt } from './attempts/store.ts';
import { rememberGuestAttempt } from './guest/attempt-cookie.ts';
import { phonePanel } from './guest/phone-panel.ts';
import { guestRoutes } from './guest/routes.ts';
import { historyRoutes } from './history/routes.ts';
import { platformMood } from './platforms/health/store.ts';
import { NOTICE_PATHS } from './platforms/platform.ts';
import { questionPage } from './question.ts';
import { paymentsText } from './text.ts';
import { verifyRoutes } from './verify-routes.ts';

/** The payment that an address is about, for the error page. */
export function paymentInFlight(path: string): string | null {
  return /^\/pagos\/[0-9A-Z]{26}/.exec(path)?.[0] ?? null;
}

export function paymentsRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const account = requireAccount(deps.db, deps.cookies);
  const question = (c: Ctx, fields: FormFields) =>
    `/cuentas/${c.req.param('number')}/pagar?${itemsQuery(deps, fields)}`;

  app.get('/cuentas/:number/pagar', requireSession(deps.keptForms), account, (c) =>
    ask(c, deps, { fields: readQuery(c), changed: false }),
  );
  app.post('/cuentas/:number/pagos', requireSession(deps.keptForms, question), account, (c) =>
    confirm(c, deps),
  );
  guestRoutes(app, deps);
  historyRoutes(app, deps);
  attemptRoutes(app, deps);
  verifyRoutes(app, deps);
}

const itemsQuery = (deps: Deps, fields: FormFields) =>
  new URLSearchParams(
    deps.payables.sources.flatMap((source) =>
      valuesOf(fields, source.field).map((id): [string, string] => [source.field, id]),
    ),
  ).toString();

/** The question. Without anything payable it leads back to the list, with a message. */
async function ask(c: Ctx, deps: Deps, asked: { fields: FormFields; changed: boolean }): Promise<Response> {
  const access = accessOf(c);
  const t = paymentsText[c.get('language')];
  const offered = collectionObstacle(access.account) ? [] : await deps.payables.list(access.account.number);
  const selected = selectedFrom(offered, deps.payables.sources, asked.fields);
  const items = selected.filter((item) => item.obstacle === null);
  const wanted = countOf(deps, asked.fields);
  if (items.length === 0) {
    setFlash(c, deps.cookies, { tone: 'bad', text: wanted > 0 ? t.chosenBlocked : t.nothingChosen });
    return c.redirect(`/cuentas/${access.account.number}`, 303);
  }
  const email = await receiptEmail(c, deps);
  const model = questionPage(c.get('formats'), {
    accountNumber: access.account.number,
    items,
    sources: deps.payables.sources,
    platform: deps.payments.platform,
    mood: await platformMood(deps.payments),
    receiptEmail: email,
    phonePanel: await phonePanel(c, deps, { payer: access, items, receiptEmail: email }),
    phone: deps.settings.last().phone,
    changed: asked.changed,
    dropped: wanted > items.length,
  });
  return deps.render.page(c, 'payments/question', {
    model,
    title: t.payTitle,
    trail: [{ label: t.payTitle, href: null }],
    status: asked.changed ? 422 : 200,
    fragments: { ventana: 'payments/question-window' },
  });
}

/** How many items a form or a query names. */
function countOf(deps: Deps, fields: FormFields): number {
  return deps.payables.sources.reduce((sum, { field }) => sum + new Set(valuesOf(fields, field)).size, 0);
}

async function receiptEmail(c: Ctx, deps: Deps): Promise<string> {
  const { email } = sessionOf(c);
  return (await billingEmailOf(deps.db, accessOf(c).account, email)) ?? email;
}

/** Row first, then the platform, then the redirect. */
async function confirm(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const fields = await readForm(c);
  const started = await recordAttempt(deps.payments, access, {
    fields,
    confirmedCents: confirmedCents(fields),
    receiptEmail: await receiptEmail(c, deps),
    language: c.get('language'),
  });
  if (started.kind === 'changed' || started.kind === 'nothing') {
    return await ask(c, deps, { fields, changed: started.kind === 'changed' });
  }
  if (started.kind === 'taken') return c.redirect(`/pagos/${started.attemptId}`, 303);
  const attempt = await findAttempt(deps.db, started.attemptId);
  if (!attempt) throw new Error('the attempt that was just recorded is gone');
  // The visit may end while its payer is elsewhere; what was paid can still be seen in this browser.
  if (c.get('kiosk')) rememberGuestAttempt(c, deps, attempt.id);
  const url = await openCheckout(deps.payments, attempt);
  return c.redirect(url ?? `/pagos/${attempt.id}`, 303);
}

/** Notices come from machines: no session, no form token, a signature instead. */
export function noticesRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  for (const [name, path] of Object.entries(NOTICE_PATHS)) app.post(path, (c) => takeNotice(c, deps, name));
}

/** Kept and answered at once: platforms wait some seconds only, and what follows takes longer. */
async function takeNotice(c: Ctx, deps: Deps, name: string): Promise<Response> {
  const { platform } = deps.payments;
  if (platform.name !== name) return c.json({ error: 'not configured' }, 404);
  const notice = platform.readNotice(await readSigned(c));
  if (!notice) {
    c.get('log').warn({ platform: name }, 'notice refused');
    return c.json({ error: 'refused' }, 401);
  }
  if (notice.attemptId === null && notice.paymentId === null) {
    c.get('log').info({ platform: name, event: notice.eventId }, 'notice about something else');
    return c.json({ received: true });
  }
  await keepNotice(deps.payments, notice);
  deps.wake.notices();
  return c.json({ received: true });
}
