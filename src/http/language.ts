import type { Hono, MiddlewareHandler } from 'hono';
import type { Formats } from '../kit/formats.ts';
import type { Catalogue, Language } from '../kit/text.ts';
import { isLanguage } from '../kit/text.ts';
import type { PortalEnv } from './context.ts';
import type { CookieRules } from './cookies.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { setHeader } from './headers.ts';
import { localPath } from './origin.ts';

const COOKIE = 'lang';
const YEAR_SECONDS = 31_536_000;

/** The utility's language comes first; a link at the top changes it and is remembered (D20). */
export function withLanguage(
  options: CookieRules & { first: Language; formats: Catalogue<Formats> },
): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const chosen = readCookie(c, options, COOKIE) ?? undefined;
    const language = isLanguage(chosen) ? chosen : options.first;
    c.set('language', language);
    c.set('formats', options.formats[language]);
    setHeader(c, 'Content-Language', language);
    return next();
  };
}

export function languageRoutes(app: Hono<PortalEnv>, cookies: CookieRules): void {
  app.get('/idioma/:language', (c) => {
    const language = c.req.param('language');
    if (isLanguage(language))
      writeCookie(c, cookies, { name: COOKIE, value: language, maxAgeSeconds: YEAR_SECONDS });
    return c.redirect(localPath(c.req.query('volver')) ?? '/', 303);
  });
}
