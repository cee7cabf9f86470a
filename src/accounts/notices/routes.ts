import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { PortalEnv } from '../../http/context.ts';
import { readForm } from '../../http/form.ts';
import { requireSession } from '../../http/guards.ts';
import { localPath } from '../../http/origin.ts';
import { dismissNotice } from '../../notices/store.ts';
import { accessOf, requireAccount } from '../access.ts';

/** *Entendido*: the notice is read, and the page it stood on comes again. */
export function noticeRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const home = (number: string) => `/cuentas/${number}`;
  app.post(
    '/cuentas/:number/avisos/:notice',
    requireSession(deps.keptForms, (c) => home(c.req.param('number') ?? '')),
    requireAccount(deps.db, deps.cookies),
    async (c) => {
      const { account, userId } = accessOf(c);
      await dismissNotice(deps, { id: c.req.param('notice'), accountNumber: account.number, userId });
      const { volver } = await readForm(c);
      const back = localPath(typeof volver === 'string' ? volver : undefined);
      return c.redirect(back ?? home(account.number), 303);
    },
  );
}
