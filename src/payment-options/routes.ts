import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../accounts/access.ts';
import { enrolmentsOf } from '../accounts/billing/enrolments.ts';
import { listFirstAccounts } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { findEnrolment } from '../direct-debit/store.ts';
import type { PortalEnv } from '../http/context.ts';
import { requireSession } from '../http/guards.ts';
import { localDate } from '../kit/intl/zone.ts';
import { findLivePlan } from '../plans/store.ts';
import { paymentOptionsPage } from './page.ts';

const MOST_ACCOUNTS = 20;

/** *Opciones de pago* (A122): the ways to pay an account and their state, and the same of the user's others (A124). */
export function paymentOptionsRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const { db } = deps;
  const guards = [requireSession(deps.keptForms), requireAccount(db, deps.cookies)] as const;
  app.get('/cuentas/:number/opciones-de-pago', ...guards, async (c) => {
    const { account, userId } = accessOf(c);
    const all = await listFirstAccounts(db, userId, MOST_ACCOUNTS + 1);
    const accounts = all.slice(0, MOST_ACCOUNTS);
    const numbers = [...new Set([account.number, ...accounts.map((one) => one.number)])];
    const items = await deps.payables.list(account.number);
    const model = paymentOptionsPage(c.get('formats'), {
      account,
      items,
      enrolment: await findEnrolment(db, account.number),
      remarks: await deps.payables.remarks(account, items),
      plan: await findLivePlan(db, account.number, localDate(deps.clock.now(), deps.config.timeZone)),
      phone: deps.settings.last().phone,
      accounts,
      enrolments: await enrolmentsOf(db, numbers),
      moreAccounts: all.length > MOST_ACCOUNTS,
    });
    return deps.render.page(c, 'payment-options/page', {
      model,
      title: model.t.title,
      trail: [{ label: model.t.title, href: null }],
    });
  });
}
