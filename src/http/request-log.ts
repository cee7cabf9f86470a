import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../kit/clock.ts';
import { newId } from '../kit/ids.ts';
import type { Log } from '../kit/log.ts';
import { KIOSK_ACTIVATION } from './client/kiosk.ts';
import type { Ctx, PortalEnv } from './context.ts';

/** Gives each request an id of ours (a client's own is not believed) and a line in the log. No query, no body, no names, no keys. */
export function withRequestLog({ clock, log }: { clock: Clock; log: Log }): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const requestId = newId(clock);
    c.set('requestId', requestId);
    let own: Log | undefined;
    c.set('log', () => {
      own ??= log.child({ request: requestId });
      return own;
    });
    c.set('cookies', null);
    c.set('session', null);
    c.set('expired', null);
    c.set('pending', null);
    c.set('kiosk', null);
    c.set('accountFrame', null);
    c.set('csrfToken', null);
    const started = performance.now();
    await next();
    const ms = Math.round(performance.now() - started);
    const path = withoutKeys(c.req.path);
    log.info({ request: requestId, method: c.req.method, path, status: c.res.status, ms }, 'request');
  };
}

/** The log of this request: each line of it bears the request's id. */
export const logOf = (c: Ctx): Log => c.get('log')();

const KEYS = new RegExp(`(${KIOSK_ACTIVATION.replaceAll('/', '/+')}).+`, 'is');

/** Mistyped addresses too: what follows may be a good key all the same. */
const withoutKeys = (path: string) => path.replace(KEYS, '$1…');
