import type { Eta } from 'eta';
import type { SettingsReader } from '../kit/settings.ts';
import { requestHeader } from './client/request-header.ts';
import type { Ctx } from './context.ts';
import type { CsrfOptions } from './csrf.ts';
import { csrfToken } from './csrf.ts';
import { takeFlash } from './flash.ts';
import { setHeader } from './headers.ts';
import type { Assets } from './page/assets.ts';
import { sendHtml } from './page/compress.ts';
import type { Frame, PageMeta } from './page/frame.ts';
import { siteOf } from './page/frame.ts';
import { en } from './page/text.en.ts';
import { es } from './page/text.es.ts';

/**
 * Every template with its view model: a capability's `page.ts` adds its own by interface merging, and
 * `npm run check` compiles each template against it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Templates {}

export type TemplateName = keyof Templates & string;

/** Partials that a page includes and that can be had alone, by the id of the element they fill. */
type FragmentsOf<K extends TemplateName> = Record<
  string,
  { [F in TemplateName]: Templates[K] extends Templates[F] ? F : never }[TemplateName]
>;

export interface RenderOptions<K extends TemplateName> extends PageMeta {
  status?: number;
  fragments?: FragmentsOf<K>;
}

export interface ShownPage<K extends TemplateName> extends RenderOptions<K> {
  model: Templates[K];
}

export interface Renderer {
  /** Answers with the page, or with the fragment that htmx asks for: the only place that decides. */
  page<K extends TemplateName>(c: Ctx, name: K, shown: ShownPage<K>): Response;
  /** A template without a frame, for mails. */
  plain<K extends TemplateName>(name: K, model: Templates[K]): string;
}

export interface RendererDeps {
  eta: Eta;
  /** The same templates as the lobby's computers show them. */
  kioskEta: Eta;
  assets: Assets;
  settings: SettingsReader;
  csrf: CsrfOptions;
  demo: boolean;
}

export const frameText = { es, en };

export function createRenderer(deps: RendererDeps): Renderer {
  return {
    page: (c, name, { model, ...options }) => {
      const status = options.status ?? 200;
      const wanted = fragmentWanted(c);
      const fragment = wanted === null ? null : fragmentFor(options.fragments, wanted);
      if (wanted !== null && fragment === null && status < 400) {
        // Not what was asked for (a sign-in page, another page): the browser goes there whole. What was to be
        // said once is said there, so nothing of the frame may be used up here.
        setHeader(c, 'HX-Redirect', hereOf(c));
        return sendHtml(c, '', 200);
      }
      if (wanted !== null && fragment === null) setHeader(c, 'HX-Retarget', 'body');
      const frame = frameFor(deps, c, { ...options, status });
      const eta = c.get('kiosk') ? deps.kioskEta : deps.eta;
      return sendHtml(c, eta.render(fragment ?? name, { ...model, frame }), status);
    },
    plain: (name, model) => deps.eta.render(name, model),
  };
}

function fragmentFor(fragments: Record<string, string> | undefined, id: string): string | null {
  return fragments && Object.hasOwn(fragments, id) ? (fragments[id] ?? null) : null;
}

/** The id that htmx will fill, or null when a whole page is due. A history restore gets the whole page. */
function fragmentWanted(c: Ctx): string | null {
  if (requestHeader(c, 'hx-request') !== 'true') return null;
  if (requestHeader(c, 'hx-history-restore-request') || requestHeader(c, 'hx-boosted')) return null;
  if (requestHeader(c, 'hx-request-type') === 'full') return null;
  return (requestHeader(c, 'hx-target') ?? '').split('#')[1] ?? '';
}

function frameFor(deps: RendererDeps, c: Ctx, { status, ...meta }: PageMeta & { status: number }): Frame {
  const language = c.get('language');
  const session = c.get('session');
  const account = c.get('accountFrame');
  const t = frameText[language];
  const other = language === 'es' ? 'en' : 'es';
  const homeHref = account?.homeHref ?? '/';
  return {
    t,
    language: language === 'es' ? 'es-AR' : 'en',
    title: status === 422 ? `${t.error}: ${meta.title}` : meta.title,
    site: siteOf(deps.settings.last()),
    assets: deps.assets.urls,
    csrf: csrfToken(c, deps.csrf),
    otherLanguage: { code: other, href: `/idioma/${other}?volver=${encodeURIComponent(hereOf(c))}` },
    homeHref,
    user: session ? { email: session.email } : null,
    account: account?.corner ?? null,
    menu: account?.menu ?? [],
    extras: account?.extras ?? [],
    shortcuts: account?.shortcuts ?? publicShortcuts(t),
    breadcrumb: meta.trail ? [{ label: t.home, href: homeHref }, ...meta.trail] : [],
    flash: takeFlash(c, deps.csrf),
    notices: account?.notices ?? [],
    demo: deps.demo,
  };
}

function publicShortcuts(t: Frame['t']): Frame['shortcuts'] {
  return [
    { label: t.places, href: '/lugares-de-pago', current: false },
    { label: t.usefulInformation, href: '/informacion-util', current: false },
    { label: t.help, href: '/ayuda', current: false },
    { label: t.privacy, href: '/privacidad', current: false },
  ];
}

function hereOf(c: Ctx): string {
  return c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : c.req.path;
}
