import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { PortalEnv } from '../http/context.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import type { Renderer } from '../http/render.ts';
import { notFound } from '../kit/errors.ts';
import { galleryPage } from './page.ts';

/** Every page in every state with sample data, for people and for the tests that walk it. Demo only. */
export function galleryRoutes(
  app: Hono<PortalEnv>,
  deps: Deps,
  load: () => Promise<readonly GalleryEntry[]>,
): void {
  app.get('/galeria', async (c) => {
    const model = galleryPage(c.get('language'), await load());
    return deps.render.page(c, 'gallery/index', { model, title: model.title });
  });
  app.get('/galeria/:capability/:state', async (c) => {
    const entry = (await load()).find(
      (e) => e.capability === c.req.param('capability') && e.state === c.req.param('state'),
    );
    if (!entry) throw notFound('no such page in the gallery');
    const shown = entry.show(c.get('language'), c.get('formats'));
    if (shown.frame) c.set('accountFrame', shown.frame);
    const page = deps.render.page as (...args: unknown[]) => ReturnType<Renderer['page']>;
    return page(c, entry.template, { model: shown.model, ...shown.options });
  });
}
