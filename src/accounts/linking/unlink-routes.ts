import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import { requireSession } from '../../http/guards.ts';
import { accessOf, forgetLastAccount, requireAccount } from '../access.ts';
import { accountsText } from '../text.ts';
import { unlinkPage } from './page.ts';
import { standingEnrolments, unlinkAccount } from './unlink.ts';

const UNLINK = '/cuentas/:number/desvincular';

/** Unlinking asks first, and says what it leaves running (D14). */
export function unlinkRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const { db, render, cookies } = deps;
  const guards = [requireSession(deps.keptForms, (c) => c.req.path), requireAccount(db, cookies)] as const;

  app.get(UNLINK, ...guards, async (c) => {
    const { account } = accessOf(c);
    const model = unlinkPage(c.get('formats'), account, await standingEnrolments(db, account.number));
    return render.page(c, 'accounts/unlink', {
      model,
      title: model.t.unlinkTitle,
      trail: [
        { label: model.t.title, href: '/cuentas' },
        { label: model.t.unlinkTitle, href: null },
      ],
    });
  });

  app.post(UNLINK, ...guards, async (c) => {
    const access = accessOf(c);
    await unlinkAccount(deps, access);
    forgetLastAccount(c, cookies);
    const text = accountsText[c.get('language')].unlinked(access.account.number);
    setFlash(c, cookies, { tone: 'good', text });
    return c.redirect('/cuentas', 303);
  });
}
