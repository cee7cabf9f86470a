import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { Ctx } from '../../http/context.ts';
import { readCookie, writeCookie } from '../../http/cookies.ts';
import { sessionOf } from '../../http/guards.ts';
import { createSeal } from '../../identity/credentials/seal.ts';
import { instant } from '../../kit/dates.ts';
import type { PayCode } from '../guest/codes.ts';
import { CODE_MINUTES } from '../guest/codes.ts';

/** The code that was just made. The database has its hash only, so what reload and Back show again lies here, sealed. */
const COOKIE = 'codigo-de-pago';

const schema = z.object({ visit: z.string(), page: z.string(), code: z.string(), expiresAt: z.string() });

const sealOf = ({ config }: Pick<Deps, 'config'>) => createSeal(config.secret, 'shown pay code');

/** `page` is the address on which it is shown, with what was chosen. */
export function keepShownCode(c: Ctx, deps: Deps, { page, code }: { page: string; code: PayCode }): void {
  const value = sealOf(deps).close(JSON.stringify({ visit: sessionOf(c).id, page, ...code }));
  writeCookie(c, deps.cookies, { name: COOKIE, value, maxAgeSeconds: CODE_MINUTES * 60 });
}

/** The code of this page, for the visit that made it and as long as it is good. */
export function shownCode(c: Ctx, deps: Deps, page: string): PayCode | null {
  const value = readCookie(c, deps.cookies, COOKIE);
  if (!value) return null;
  try {
    const kept = schema.parse(JSON.parse(sealOf(deps).open(value)));
    const mine = kept.visit === sessionOf(c).id && kept.page === page;
    return mine && kept.expiresAt > instant(deps.clock) ? kept : null;
  } catch {
    // A cookie that is not ours to read shows nothing.
    return null;
  }
}
