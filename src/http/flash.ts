import type { Ctx } from './context.ts';
import type { CookieRules } from './cookies.ts';
import { dropCookie, readCookie, writeCookie } from './cookies.ts';
import type { Flash } from './page/frame.ts';

const COOKIE = 'flash';

/** Says something on the next page, once: the redirect after a POST has no page of its own. */
export function setFlash(c: Ctx, rules: CookieRules, flash: Flash): void {
  const value = Buffer.from(JSON.stringify([flash.tone, flash.text])).toString('base64url');
  writeCookie(c, rules, { name: COOKIE, value, maxAgeSeconds: 60 });
}

export function takeFlash(c: Ctx, rules: CookieRules): Flash | null {
  const value = readCookie(c, rules, COOKIE);
  if (!value) return null;
  dropCookie(c, rules, COOKIE);
  try {
    const [tone, text] = JSON.parse(Buffer.from(value, 'base64url').toString()) as unknown[];
    if ((tone === 'good' || tone === 'bad') && typeof text === 'string') return { tone, text };
  } catch {
    // A cookie that is not ours to read says nothing.
  }
  return null;
}
