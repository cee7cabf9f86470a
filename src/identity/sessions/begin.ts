import type { Deps } from '../../deps.ts';
import { deviceOf } from '../../http/client/device.ts';
import type { Ctx, Stage } from '../../http/context.ts';
import { readCookie, writeCookie } from '../../http/cookies.ts';
import { SESSION_COOKIE } from '../../http/guards.ts';
import { logOf } from '../../http/request-log.ts';
import { recordAudit } from '../../kit/audit.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import type { Person } from '../store.ts';
import { KNOWN_DAYS } from './known-browsers.ts';
import { newBrowserLetter } from './letters.ts';

const BROWSER_COOKIE = 'dev';
const BROWSER_SECONDS = KNOWN_DAYS * 86_400;
/** People who share a computer; the one who came first makes room. */
const SHARED_BY = 4;

/** The tokens by which this browser may be known, one for each person who uses it. A lobby's computer has none. */
export function browserTokens(c: Ctx, deps: Pick<Deps, 'cookies'>): string[] {
  if (c.get('kiosk')) return [];
  const value = readCookie(c, deps.cookies, BROWSER_COOKIE) ?? '';
  return value.split('.').filter(Boolean).slice(0, SHARED_BY);
}

/** A new token on every step; the one that the browser held before is dead. */
export async function beginSession(c: Ctx, deps: Deps, { user, stage }: { user: Person; stage: Stage }) {
  const held = readCookie(c, deps.cookies, SESSION_COOKIE);
  if (held) await deps.sessions.end(held);
  const token = await deps.sessions.start(user, {
    kind: c.get('kiosk') ? 'kiosk' : 'web',
    stage,
    device: c.get('kiosk')?.name ?? deviceOf(c),
    before: c.get('session') ?? c.get('pending') ?? c.get('expired'),
  });
  writeCookie(c, deps.cookies, { name: SESSION_COOKIE, value: token });
}

/** Signs somebody in whose every step was right, and writes to them when the browser is new (ASVS 6.3.5). */
export async function completeSignIn(
  c: Ctx,
  deps: Deps,
  { user, trust }: { user: Person; trust: boolean },
): Promise<void> {
  const tokens = browserTokens(c, deps);
  const known = await deps.knownBrowsers.recognise(tokens, user.id);
  await beginSession(c, deps, { user, stage: 'full' });
  const device = c.get('kiosk')?.name ?? deviceOf(c);
  await transact(deps.db, async (tx) => {
    const actor = { kind: 'customer', id: user.id } as const;
    await recordAudit(tx, deps.clock, {
      actor,
      action: 'sign-in',
      detail: { device, known: known !== null },
    });
    if (!known) {
      const at = instant(deps.clock);
      await enqueueMail(tx, deps.clock, newBrowserLetter(deps, { user, device, at }));
    }
  });
  if (!known) deps.wake.mail();
  logOf(c).info({ user: user.id }, 'signed in');
  if (c.get('kiosk')) return;
  if (known) await deps.knownBrowsers.welcome(known.id, { trusted: trust });
  else {
    const token = await deps.knownBrowsers.remember(user.id, { device, trusted: trust });
    const value = [token, ...tokens].slice(0, SHARED_BY).join('.');
    writeCookie(c, deps.cookies, { name: BROWSER_COOKIE, value, maxAgeSeconds: BROWSER_SECONDS });
  }
}
