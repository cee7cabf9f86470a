const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Compares an Origin header with the portal's address. On loopback any loopback name is the same origin. */
export function isOwnOrigin(origin: string, baseUrl: string): boolean {
  const given = URL.parse(origin);
  const own = URL.parse(baseUrl);
  if (!given || !own) return false;
  if (given.origin === own.origin) return true;
  const loopback = LOOPBACK.has(given.hostname) && LOOPBACK.has(own.hostname);
  return loopback && given.protocol === own.protocol && given.port === own.port;
}

/** The address when it stays within the portal, else null: `//evil.example`, `/..//evil.example` and backslashes do not. */
export function localPath(path: string | undefined): string | null {
  if (!path?.startsWith('/') || path.length > 2000 || /[\\\p{Cc}]/u.test(path)) return null;
  const url = URL.parse(path, 'http://portal.invalid');
  if (url?.origin !== 'http://portal.invalid') return null;
  const local = url.pathname + url.search;
  return local.startsWith('//') ? null : local;
}

/** An address that knows where to go on afterwards. */
export function withBack(path: string, back: string | null): string {
  return back ? `${path}?volver=${encodeURIComponent(back)}` : path;
}
