import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import { readForm } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { recordAudit } from '../../kit/audit.ts';
import { transact } from '../../kit/database.ts';
import { PROFILE, typedIn } from '../show.ts';
import { profileText } from '../text.ts';

/** Ends visits and forgets browsers: what takes rights away asks for no password. */
export function visitsRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const signedIn = requireSession(deps.keptForms, () => PROFILE);

  const done = async (c: Ctx, action: string, text: string) => {
    const actor = { kind: 'customer', id: sessionOf(c).userId } as const;
    await transact(deps.db, (tx) => recordAudit(tx, deps.clock, { actor, action }));
    setFlash(c, deps.cookies, { tone: 'good', text });
    return c.redirect(PROFILE, 303);
  };
  /** Ended elsewhere meanwhile, pressed twice, or never one's own: all the same from here. */
  const gone = (c: Ctx) => {
    setFlash(c, deps.cookies, { tone: 'good', text: profileText[c.get('language')].visits.gone });
    return c.redirect(PROFILE, 303);
  };

  app.post('/mis-datos/sesiones/cerrar', signedIn, async (c) => {
    const { userId } = sessionOf(c);
    const id = typedIn(await readForm(c), 'sesion');
    const visits = await deps.sessions.list(userId);
    if (!visits.some((visit) => visit.id === id)) return gone(c);
    await deps.sessions.endOne(userId, id);
    return done(c, 'end session', profileText[c.get('language')].visits.ended);
  });

  app.post('/mis-datos/sesiones/cerrar-las-demas', signedIn, async (c) => {
    const { userId, id } = sessionOf(c);
    await deps.sessions.endOthers(userId, id);
    return done(c, 'end other sessions', profileText[c.get('language')].visits.endedOthers);
  });

  app.post('/mis-datos/equipos/olvidar', signedIn, async (c) => {
    const { userId } = sessionOf(c);
    const id = typedIn(await readForm(c), 'equipo');
    const browsers = await deps.knownBrowsers.list(userId);
    if (!browsers.some((browser) => browser.id === id)) return gone(c);
    await deps.knownBrowsers.forget(userId, id);
    return done(c, 'forget browser', profileText[c.get('language')].visits.forgotten);
  });
}
