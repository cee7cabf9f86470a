import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { VerifiedPaper } from '../documents/verifiable.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { clientAddress } from '../http/rate-limit.ts';
import { normaliseCode } from '../kit/ids.ts';
import { verificationPage } from './page.ts';

const LONGEST = 120;
const SHORT = 'XXXX-XXXX-XXXX'.length;

export function verificationRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  app.get('/verificar', (c) => {
    const typed = c.req.query('codigo')?.trim() ?? '';
    if (typed === '') return show(c, deps, { code: '', found: null });
    return c.redirect(`/verificar/${encodeURIComponent(asWritten(typed))}`, 303);
  });
  app.get('/verificar/:code', (c) => verify(c, deps));
}

/** Codes of three times four characters are read as they were meant; longer ones say something. */
function asWritten(typed: string): string {
  const plain = normaliseCode(typed);
  return (plain.length <= SHORT ? plain : typed).slice(0, LONGEST);
}

/** Wrong codes count: a list of right ones cannot be made by trying. */
async function verify(c: Ctx, deps: Deps): Promise<Response> {
  const address = clientAddress(c, deps.config.trustedProxies);
  const limits = [{ key: `verify ${address}`, failures: 20, windowSeconds: 600 }];
  await deps.limits.take(limits);
  const code = asWritten(c.req.param('code') ?? '');
  const found = await find(c, deps, code);
  if (found) await deps.limits.giveBack(limits);
  return show(c, deps, { code, found });
}

async function find(c: Ctx, deps: Deps, code: string): Promise<VerifiedPaper | null> {
  for (const look of deps.verifiables) {
    const found = await look(deps.db, code, c.get('formats'));
    if (found) return found;
  }
  return null;
}

function show(c: Ctx, deps: Deps, asked: { code: string; found: VerifiedPaper | null }): Response {
  const model = verificationPage(c.get('language'), asked);
  const { title } = model.t;
  return deps.render.page(c, 'verification/verify', {
    model,
    title,
    trail: [{ label: title, href: null }],
    status: asked.code !== '' && !asked.found ? 404 : 200,
  });
}
