import type { Hono } from 'hono';
import { accessOf, enrolmentsIn, holdingsIn, lastAccount, requireAccount } from '../accounts/access.ts';
import { collectionObstacle } from '../accounts/account.ts';
import { findLinkedAccount, listLinkedAccounts } from '../accounts/store.ts';
import { listUnbilledCents } from '../charges/store.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { emptyForm, readQuery } from '../http/form.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import { signInPage } from '../identity/page.ts';
import { localDate } from '../kit/intl/zone.ts';
import { payableFrom } from '../payables/selection.ts';
import { knownOf } from '../payables/store.ts';
import { findSurplus } from '../payments/surplus/store.ts';
import { payablesOf } from '../plans/payable.ts';
import { findLivePlan } from '../plans/store.ts';
import { laterRoutes } from './later-routes.ts';
import { homePage } from './page.ts';
import { dashboardText } from './text.ts';

export function dashboardRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  app.get('/', (c) => (c.get('session') ? toAccount(c, deps) : entry(c, deps)));
  app.get('/cuentas/:number', requireSession(deps.keptForms), requireAccount(deps.db, deps.cookies), (c) =>
    home(c, deps),
  );
  laterRoutes(app, deps);
}

function entry(c: Ctx, deps: Deps): Response {
  const model = signInPage(c.get('language'), emptyForm(), {});
  return deps.render.page(c, 'identity/sign-in', { model, title: model.t.entryHeading });
}

/** To the account looked at last, or to the only one; else to the list of them. */
async function toAccount(c: Ctx, deps: Deps): Promise<Response> {
  const { userId } = sessionOf(c);
  const last = lastAccount(c, deps.cookies);
  if (last && (await findLinkedAccount(deps.db, userId, last)))
    return c.redirect(`/cuentas/${encodeURIComponent(last)}`, 303);
  const [first, second] = await listLinkedAccounts(deps.db, userId, { limit: 2 });
  return c.redirect(first && !second ? `/cuentas/${encodeURIComponent(first.number)}` : '/cuentas', 303);
}

async function home(c: Ctx, deps: Deps): Promise<Response> {
  const { account } = accessOf(c);
  const { db } = deps;
  const today = localDate(deps.clock.now(), deps.config.timeZone);
  const has = holdingsIn(c);
  const plan = has.plan ? await findLivePlan(db, account.number, today) : null;
  const instalment = await payablesOf(db, plan, today);
  const items = await deps.payables.list(account.number, db, { ...knownOf(has), instalment });
  const offered = collectionObstacle(account) ? [] : items;
  const settings = deps.settings.last();
  const model = homePage(c.get('formats'), {
    account,
    today,
    items,
    remarks: await deps.payables.remarks(account, items, has),
    chosen: payableFrom(offered, deps.payables.sources, readQuery(c)),
    fields: new Map(deps.payables.sources.map((source) => [source.kind, source.field])),
    plan,
    ...enrolmentsIn(c),
    planMinimumCents: settings.plan.minimumCents,
    unbilledCents:
      collectionObstacle(account) || !has.charges ? [] : await listUnbilledCents(db, account.number),
    phone: settings.phone,
    surplus: has.exceptions ? await findSurplus(db, account.number) : [],
  });
  return deps.render.page(c, 'dashboard/home', {
    model,
    title: dashboardText[c.get('language')].title,
    fragments: { seleccion: 'payables/selection', estado: 'dashboard/state' },
  });
}
