import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { PortalEnv } from '../http/context.ts';
import { readQuery, valuesOf } from '../http/form.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import { maskEmail } from '../identity/mask.ts';
import { emailsOf } from '../identity/store.ts';
import type { Db } from '../kit/database.ts';
import { enrolmentsOf } from './billing/enrolments.ts';
import { linkingRoutes } from './linking/routes.ts';
import { userFrame } from './menus.ts';
import { noticeRoutes } from './notices/routes.ts';
import { accountsPage, MOST_ACCOUNTS } from './page.ts';
import { reviewRoutes } from './review/routes.ts';
import { listLinkedAccounts, otherUsersOf } from './store.ts';

const LONGEST_SEARCH = 60;

export function accountsRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const { db, keptForms, render, settings } = deps;

  app.get('/cuentas', requireSession(keptForms), async (c) => {
    const { userId } = sessionOf(c);
    const search = (valuesOf(readQuery(c), 'buscar')[0] ?? '').trim().slice(0, LONGEST_SEARCH);
    const accounts = await listLinkedAccounts(db, userId, { search, limit: MOST_ACCOUNTS + 1 });
    const numbers = accounts.map((account) => account.number);
    const seenBy = await maskedOthers(db, userId, numbers);
    const enrolments = await enrolmentsOf(db, numbers);
    const { phone } = settings.last();
    const model = accountsPage({ f: c.get('formats'), search, accounts, seenBy, enrolments, phone });
    c.set('accountFrame', userFrame(c.get('language'), '/cuentas'));
    return render.page(c, 'accounts/list', {
      model,
      title: model.t.title,
      trail: [{ label: model.t.title, href: null }],
      fragments: { resultados: 'accounts/results' },
    });
  });

  reviewRoutes(app, deps);
  linkingRoutes(app, deps);
  noticeRoutes(app, deps);
}

async function maskedOthers(db: Db, userId: string, numbers: string[]): Promise<Map<string, string[]>> {
  const others = await otherUsersOf(db, userId, numbers);
  const emails = await emailsOf(db, [...new Set([...others.values()].flat())]);
  const masked = (id: string) => maskEmail(emails.get(id) ?? '');
  return new Map([...others].map(([number, ids]) => [number, ids.map(masked).sort()]));
}
