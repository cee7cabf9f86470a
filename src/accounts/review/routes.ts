import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { PortalEnv } from '../../http/context.ts';
import { readQuery, valuesOf } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { notFound } from '../../kit/errors.ts';
import { enrolmentsOf } from '../billing/enrolments.ts';
import { billingPlaces } from '../billing/places.ts';
import { userFrame } from '../menus.ts';
import { MOST_ACCOUNTS } from '../page.ts';
import { accountsText } from '../text.ts';
import { REVIEW, reviewPage } from './page.ts';

/** After a link, and whenever wanted: how each account stands (A071). Without any named, all of the user's. */
export function reviewRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const { db } = deps;
  app.get(REVIEW, requireSession(deps.keptForms), async (c) => {
    const login = sessionOf(c);
    const language = c.get('language');
    const named = valuesOf(readQuery(c), 'cuenta');
    const mine = await billingPlaces(db, login, Number.MAX_SAFE_INTEGER);
    const wanted = named.length === 0 ? mine : mine.filter((one) => named.includes(one.account.number));
    if (named.length > 0 && wanted.length === 0) throw notFound(`none of ${named} is of ${login.userId}`);
    if (wanted.length === 0) return c.redirect('/cuentas', 303);
    const places = wanted.slice(0, MOST_ACCOUNTS);
    const numbers = places.map((place) => place.account.number);
    const shownOf = wanted.length > places.length ? places.length : null;
    const model = reviewPage(language, { places, enrolments: await enrolmentsOf(db, numbers), shownOf });
    c.set('accountFrame', userFrame(language, '/cuentas'));
    return deps.render.page(c, 'accounts/review', {
      model,
      title: model.heading,
      trail: [
        { label: accountsText[language].title, href: '/cuentas' },
        { label: model.heading, href: null },
      ],
    });
  });
}
