import type { Ctx } from '../context.ts';
import { requestHeader } from './request-header.ts';

/** After a POST: the whole page, also where a window asked, which may have a fragment of its own at that address. */
export function openWhole(c: Ctx, path: string): Response {
  if (requestHeader(c, 'hx-request') === 'true') return c.body(null, 200, { 'HX-Redirect': path });
  return c.redirect(path, 303);
}
