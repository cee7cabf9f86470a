import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import { isResumable } from '../../payments/attempts/attempt.ts';
import { cancelAttempt } from '../../payments/attempts/checkout.ts';
import { resumeAttempt } from '../../payments/attempts/resume.ts';
import { PlatformUnavailable } from '../../payments/platforms/platform.ts';
import { payingText } from '../text.ts';
import { myAttempt, requirePayer } from './own.ts';

/** Going on with a payment, and giving it up. */
export function attemptRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const session = requirePayer(deps);
  app.post('/pagos/:attempt/continuar', session, (c) => resume(c, deps));
  app.post('/pagos/:attempt/cancelar', session, (c) => cancel(c, deps));
}

async function resume(c: Ctx, deps: Deps): Promise<Response> {
  const { attempt: before } = await myAttempt(c, deps, c.req.param('attempt') ?? '');
  const here = `/pagos/${before.id}`;
  const resumed = await resumeAttempt(deps.payments, before.id);
  if (resumed.kind === 'go') return c.redirect(resumed.url, 303);
  if (resumed.kind === 'unavailable')
    setFlash(c, deps.cookies, { tone: 'bad', text: payingText[c.get('language')].cannotContinue });
  return c.redirect(here, 303);
}

async function cancel(c: Ctx, deps: Deps): Promise<Response> {
  const { attempt } = await myAttempt(c, deps, c.req.param('attempt') ?? '');
  const t = payingText[c.get('language')];
  const say = (text: string) => setFlash(c, deps.cookies, { tone: 'bad', text });
  try {
    const after = isResumable(attempt) ? await cancelAttempt(deps.payments, attempt) : attempt;
    if (after?.state !== 'cancelled') say(t.cancelTooLate);
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    say(t.cannotCancel);
  }
  return c.redirect(`/pagos/${attempt.id}`, 303);
}
