import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { readSigned } from '../http/form.ts';
import { logOf } from '../http/request-log.ts';
import { keepNotice } from './attempts/notices.ts';
import { NOTICE_PATHS } from './platforms/platform.ts';

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
    logOf(c).warn({ platform: name }, 'notice refused');
    return c.json({ error: 'refused' }, 401);
  }
  if (notice.attemptId === null && notice.paymentId === null) {
    logOf(c).info({ platform: name, event: notice.eventId }, 'notice about something else');
    return c.json({ received: true });
  }
  if (await keepNotice(deps.payments, notice)) deps.wake.notices();
  else logOf(c).info({ platform: name, event: notice.eventId }, 'notice seen before');
  return c.json({ received: true });
}
