import type { Hono } from 'hono';
import { requireAccount } from '../accounts/access.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import type { FormFields } from '../http/form.ts';
import { readQuery, valuesOf } from '../http/form.ts';
import { requireSession } from '../http/guards.ts';
import { attemptRoutes } from './attempt/routes.ts';
import { customerPaying } from './customer.ts';
import { guestRoutes } from './guest/routes.ts';
import { passingOnRoutes } from './passing-on/routes.ts';
import { askToPay, confirmPayment } from './paying.ts';
import { sendSlip, showWays } from './ways/routes.ts';

export function payingRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const account = requireAccount(deps.db, deps.cookies);
  const question = (c: Ctx, fields: FormFields) =>
    `/cuentas/${c.req.param('number')}/pagar?${itemsQuery(deps, fields)}`;

  app.get('/cuentas/:number/pagar', requireSession(deps.keptForms), account, async (c) =>
    askToPay(c, deps, { paying: await customerPaying(c, deps), fields: readQuery(c), changed: false }),
  );
  app.post('/cuentas/:number/pagos', requireSession(deps.keptForms, question), account, async (c) =>
    confirmPayment(c, deps, await customerPaying(c, deps)),
  );
  app.get('/cuentas/:number/pagar/otras-formas', requireSession(deps.keptForms), account, async (c) =>
    showWays(c, deps, await customerPaying(c, deps)),
  );
  app.get('/cuentas/:number/pagar/talon.pdf', requireSession(deps.keptForms), account, async (c) =>
    sendSlip(c, deps, await customerPaying(c, deps)),
  );
  passingOnRoutes(app, deps);
  guestRoutes(app, deps);
  attemptRoutes(app, deps);
}

const itemsQuery = (deps: Deps, fields: FormFields) =>
  new URLSearchParams(
    deps.payables.sources.flatMap((source) =>
      valuesOf(fields, source.field).map((id): [string, string] => [source.field, id]),
    ),
  ).toString();
