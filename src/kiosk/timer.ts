import type { MiddlewareHandler } from 'hono';
import type { Deps } from '../deps.ts';
import { KIOSK_ENDED, KIOSK_START, KIOSK_WARNING, pageInView } from '../http/client/kiosk.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setHeader } from '../http/headers.ts';
import { withBack } from '../http/origin.ts';
import { instant } from '../kit/dates.ts';
import { afterPage } from './timing.ts';

const REFRESH = 'Refresh';

/** A header's value, which works without scripts: after so long, go there. */
export const refresh = (c: Ctx, seconds: number, url: string) =>
  setHeader(c, REFRESH, `${seconds};url=${url}`);

/** Every page of a lobby's computer that nobody touches gives way to the warning; the start page stays. */
export function withKioskTimer({ clock, config }: Deps): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    await next();
    if (!c.get('kiosk') || c.req.path === KIOSK_START) return;
    const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html');
    if (!isPage || c.res.headers.has(REFRESH)) return;
    const { seconds, to } = afterPage(c.get('session') ?? c.get('pending'), instant(clock));
    const warning = withBack(KIOSK_WARNING, pageInView(c, config.baseUrl));
    refresh(c, seconds, to === 'warning' ? warning : KIOSK_ENDED);
  };
}
