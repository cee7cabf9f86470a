import type { Hono } from 'hono';
import { requireAccount } from '../accounts/access.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import type { FormFields } from '../http/form.ts';
import { readQuery, readSigned, valuesOf } from '../http/form.ts';
import { requireSession } from '../http/guards.ts';
import { attemptRoutes } from './attempt-routes.ts';
import { keepNotice } from './attempts/notices.ts';
import { guestRoutes } from './guest/routes.ts';
import { historyRoutes } from './history/routes.ts';
import { passingOnRoutes } from './passing-on/routes.ts';
import { customerPaying } from './paying/customer.ts';
import { askToPay, confirmPayment } from './paying/paying.ts';
import { NOTICE_PATHS } from './platforms/platform.ts';
import { sendSlip, showWays } from './ways/routes.ts';

/** The payment that an address is about, for the error page. */
export function paymentInFlight(path: string): string | null {
  return /^\/pagos\/[0-9A-Z]{26}/.exec(path)?.[0] ?? null;
}

export function paymentsRoutes(app: Hono<PortalEnv>, deps: Deps): void {
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
  historyRoutes(app, deps);
  attemptRoutes(app, deps);
}

const itemsQuery = (deps: Deps, fields: FormFields) =>
  new URLSearchParams(
    deps.payables.sources.flatMap((source) =>
      valuesOf(fields, source.field).map((id): [string, string] => [source.field, id]),
    ),
  ).toString();

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
  if (await keepNotice(deps.payments, notice)) deps.wake.notices();
  else c.get('log').info({ platform: name, event: notice.eventId }, 'notice seen before');
  return c.json({ received: true });
}
