import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../accounts/access.ts';
import { userMenu } from '../accounts/menus.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { requireSession } from '../http/guards.ts';
import type { Catalogue, Language } from '../kit/text.ts';
import type { LaterPage } from './later.ts';
import { LATER_FOR_ALL, LATER_OF_ACCOUNT } from './later.ts';
import { dashboardText } from './text.ts';

export function laterRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const session = requireSession(deps.keptForms);
  const account = requireAccount(deps.db, deps.cookies);
  for (const [path, heading] of Object.entries(LATER_OF_ACCOUNT)) {
    app.get(`/cuentas/:number/${path}`, session, account, (c) =>
      show(c, deps, { heading, backHref: `/cuentas/${accessOf(c).account.number}` }),
    );
  }
  for (const [path, heading] of Object.entries(LATER_FOR_ALL)) {
    app.get(path, (c) => show(c, deps, { heading, backHref: '/' }));
  }
}

function show(c: Ctx, deps: Deps, page: { heading: Catalogue<string>; backHref: string }): Response {
  const language = c.get('language');
  if (c.get('session') && !c.get('accountFrame')) {
    c.set('accountFrame', {
      corner: null,
      menu: userMenu(language, c.req.path),
      extras: [],
      shortcuts: [],
      homeHref: '/',
    });
  }
  const model = laterPage(language, {
    ...page,
    heading: page.heading[language],
    phone: deps.settings.last().phone,
  });
  return deps.render.page(c, 'dashboard/later', {
    model,
    title: model.heading,
    trail: [{ label: model.heading, href: null }],
  });
}

export function laterPage(
  language: Language,
  page: { heading: string; backHref: string; phone: string },
): LaterPage {
  const t = dashboardText[language].later;
  return {
    heading: page.heading,
    note: t.note,
    meanwhile: page.phone ? t.meanwhile(page.phone) : null,
    backHref: page.backHref,
    back: t.back,
  };
}
