import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Setting } from './frame.ts';
import type { Views } from './page.ts';
import type { Locale } from './store/checkouts.ts';
import { en } from './text.en.ts';
import { es } from './text.es.ts';

type Page<K extends keyof Views> = {
  view: K;
  model: Views[K];
  status?: ContentfulStatusCode;
  /** An origin that a form of the page may end up at after its redirects. */
  formTo?: string;
};

export type Screen = {
  /** The language asked for in the address, else the checkout's, else Spanish. */
  setting(c: Context, locale?: Locale): Setting;
  show<K extends keyof Views>(c: Context, page: Page<K>): Response;
};

const WORDS = { es, en };

export function createScreen(base: string): Screen {
  const eta = new Eta({
    views: fileURLToPath(new URL('../../views/test-platform', import.meta.url)),
    cache: true,
  });
  return {
    setting(c, locale = 'es') {
      const asked = c.req.query('lang');
      const lang = asked === 'es' || asked === 'en' ? asked : locale;
      return { text: WORDS[lang], lang, base, suffix: asked === lang ? `?lang=${lang}` : '' };
    },
    show(c, { view, model, status = 200, formTo = '' }) {
      c.header('Content-Security-Policy', policy(`style-src 'self'; form-action 'self' ${formTo}`.trim()));
      return c.html(eta.render(view, model), status);
    },
  };
}

/** Browsers hold `form-action` against the redirect after a POST too (CSP 3). */
export function policy(allowed: string): string {
  return `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; ${allowed}`;
}
