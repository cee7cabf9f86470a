import type { Hono } from 'hono';
import { userFrame } from '../accounts/menus.ts';
import type { Deps } from '../deps.ts';
import type { PortalEnv } from '../http/context.ts';
import { privacyPage } from './page.ts';

const PRIVACY = '/privacidad';

export function privacyRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  app.get(PRIVACY, (c) => {
    const language = c.get('language');
    if (c.get('session')) c.set('accountFrame', userFrame(language, PRIVACY));
    const model = privacyPage(language, deps.settings.last());
    const { title } = model.t;
    return deps.render.page(c, 'privacy/privacy', { model, title, trail: [{ label: title, href: null }] });
  });
}
