import type { Hono, MiddlewareHandler } from 'hono';
import { AppError } from '../../kit/errors.ts';
import type { Ctx, PortalEnv } from '../context.ts';
import { setHeader } from '../headers.ts';

const METHODS = ['GET', 'POST'] as const;

/** What nobody will answer is turned away before its body is read or its sender asked who he is. */
export function requireRoute(app: Hono<PortalEnv>): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const place = withoutSlash(app, c);
    if (place !== null) return c.redirect(place, 308);
    if (asked(c) === 'GET' || takes(app, c.req.method, c.req.path)) return next();
    throw noRouteFor(app, c);
  };
}

/** An address that somebody ended with a slash, where only the one without it exists. */
function withoutSlash(app: Hono<PortalEnv>, c: Ctx): string | null {
  const { path } = c.req;
  if (asked(c) !== 'GET' || !/[^/]\/$/.test(path) || path.startsWith('//') || takes(app, 'GET', path))
    return null;
  const place = path.slice(0, -1);
  return takes(app, 'GET', place) ? place + new URL(c.req.url).search : null;
}

/**
 * Why no route took a request: an address that exists is asked in a way that it does not take (405 with `Allow`,
 * RFC 9110, 15.5.6), or it does not exist (404).
 */
export function noRouteFor(app: Hono<PortalEnv>, c: Ctx): AppError {
  const taken = METHODS.filter((method) => takes(app, method, c.req.path));
  if (taken.length === 0 || taken.some((method) => method === asked(c)))
    return new AppError('not_found', 'no route');
  setHeader(
    c,
    'Allow',
    taken.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '),
  );
  return new AppError('not_allowed', `method ${c.req.method}`);
}

const asked = (c: Ctx) => (c.req.method === 'HEAD' ? 'GET' : c.req.method);

function takes(app: Hono<PortalEnv>, method: string, path: string): boolean {
  const [matched] = app.router.match(method, path);
  // What stands on every path is middleware, registered for all methods.
  return matched.some(([[, route]]) => route.method === method);
}
