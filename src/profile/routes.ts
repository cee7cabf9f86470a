import type { Hono } from 'hono';
import { billingPlaces } from '../accounts/billing/places.ts';
import { userFrame } from '../accounts/menus.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import { readForm } from '../http/form.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import { countRecoveryCodes } from '../identity/second-step/recovery-codes.ts';
import { browserTokens } from '../identity/sessions/begin.ts';
import { languageOf } from '../identity/sessions/letters.ts';
import { changeUser } from '../identity/store.ts';
import { recordAudit } from '../kit/audit.ts';
import { transact } from '../kit/database.ts';
import { AppError } from '../kit/errors.ts';
import { isLanguage } from '../kit/text.ts';
import { billingEmailRoutes } from './billing-email/routes.ts';
import type { OverviewInput } from './page.ts';
import { overviewPage } from './page.ts';
import { passwordRoutes } from './password/routes.ts';
import { questionRoutes } from './question/routes.ts';
import { secondFactorRoutes } from './second-factor/routes.ts';
import { PROFILE, typedIn, userOf } from './show.ts';
import { profileText } from './text.ts';
import { usernameRoutes } from './username/routes.ts';
import { visitsRoutes } from './visits/routes.ts';

/** More than anybody links one by one. */
const MOST_ACCOUNTS = 1000;

/** MIS DATOS: what the portal knows of a user, and the ways to change it. */
export function profileRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  app.get(PROFILE, requireSession(deps.keptForms), async (c) => {
    const model = overviewPage(c.get('formats'), await overviewOf(c, deps));
    const { title } = model.t;
    c.set('accountFrame', userFrame(c.get('language'), PROFILE));
    return deps.render.page(c, 'profile/overview', { model, title, trail: [{ label: title, href: null }] });
  });

  app.post(
    '/mis-datos/idioma',
    requireSession(deps.keptForms, () => PROFILE),
    async (c) => {
      const { userId } = sessionOf(c);
      const language = typedIn(await readForm(c), 'idioma');
      if (!isLanguage(language)) throw new AppError('bad_request', 'not a language');
      await transact(deps.db, async (tx) => {
        await changeUser(tx, userId, { language });
        const actor = { kind: 'customer', id: userId } as const;
        await recordAudit(tx, deps.clock, { actor, action: 'change language', detail: { to: language } });
      });
      setFlash(c, deps.cookies, { tone: 'good', text: profileText[c.get('language')].user.languageSaved });
      return c.redirect(PROFILE, 303);
    },
  );

  passwordRoutes(app, deps);
  questionRoutes(app, deps);
  secondFactorRoutes(app, deps);
  billingEmailRoutes(app, deps);
  visitsRoutes(app, deps);
  usernameRoutes(app, deps);
}

async function overviewOf(c: Ctx, deps: Deps): Promise<OverviewInput> {
  const session = sessionOf(c);
  const user = await userOf(c, deps);
  const here = await deps.knownBrowsers.recognise(browserTokens(c, deps), user.id);
  return {
    user,
    language: languageOf(deps, user),
    places: await billingPlaces(deps.db, session, MOST_ACCOUNTS),
    recoveryCodes: user.totpEnabledAt ? await countRecoveryCodes(deps.db, user.id) : 0,
    visits: {
      visits: await deps.sessions.list(user.id),
      browsers: await deps.knownBrowsers.list(user.id),
      thisVisit: session.id,
      thisBrowser: here?.id ?? null,
    },
    timeZone: deps.config.timeZone,
  };
}
