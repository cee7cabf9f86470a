import type { Hono } from 'hono';
import { AppError } from '../../kit/errors.ts';
import type { Ctx, PortalEnv } from '../context.ts';

const METHODS = ['GET', 'POST'] as const;

/**
 * Why no route took a request: an address that exists is asked in a way that it does not take (405 with `Allow`,
 * RFC 9110, 15.5.6), or it does not exist (404).
 */
export function noRouteFor(app: Hono<PortalEnv>, c: Ctx): AppError {
  const asked = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const taken = METHODS.filter((method) => takes(app, method, c.req.path));
  if (taken.length === 0 || taken.some((method) => method === asked))
    return new AppError('not_found', 'no route');
  c.header('Allow', taken.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '));
  return new AppError('not_allowed', `method ${c.req.method}`);
}

function takes(app: Hono<PortalEnv>, method: string, path: string): boolean {
  const [matched] = app.router.match(method, path);
  // What stands on every path is middleware, registered for all methods.
  return matched.some(([[, route]]) => route.method === method);
}
