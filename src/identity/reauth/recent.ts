import type { MiddlewareHandler } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { readForm } from '../../http/form.ts';
import { sessionOf } from '../../http/guards.ts';
import { withBack } from '../../http/origin.ts';
import { addMinutes, instant } from '../../kit/dates.ts';

/** Minutes after which a sensitive change asks for the password again. */
export const RECENT_MINUTES = 15;
export const REAUTH = '/clave/confirmar';

export const isRecent = (c: Ctx, { clock }: Pick<Deps, 'clock'>): boolean =>
  instant(clock) < addMinutes(sessionOf(c).authenticatedAt, RECENT_MINUTES);

/**
 * Stands before sensitive changes, after `requireSession`: asks for the password where it was given too long ago. A form
 * is kept and filled in again; `formAt` names its page where that is another address.
 */
export function requireRecentPassword(
  deps: Pick<Deps, 'clock' | 'keptForms'>,
  formAt?: (c: Ctx) => string,
): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    if (isRecent(c, deps)) return next();
    const page = formAt?.(c) ?? c.req.path;
    if (c.req.method === 'POST') await deps.keptForms.keep(sessionOf(c).userId, page, await readForm(c));
    const back = c.req.method === 'POST' ? page : c.req.path + new URL(c.req.url).search;
    return c.redirect(withBack(REAUTH, back), 303);
  };
}
