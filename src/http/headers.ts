import type { MiddlewareHandler } from 'hono';
import type { Ctx, PortalEnv } from './context.ts';

export interface HeaderOptions {
  secure: boolean;
  /** Origins of the payment platform: browsers block the redirect after a POST to any other. */
  formActions: readonly string[];
}

/** The headers of every response, errors and files included (facts: ASVS 3.4, 14.3). */
export function securityHeaders(options: HeaderOptions): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action ${["'self'", ...options.formActions].join(' ')}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    ...(options.secure ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

const complete = new WeakSet<Response>();

/** Every response says what its page set, and else what `securityHeaders` says. */
export function withHeaders(options: HeaderOptions): MiddlewareHandler<PortalEnv> {
  const standard = { ...securityHeaders(options), 'Cache-Control': 'no-store' };
  return async (c, next) => {
    c.set('answering', { headers: { ...standard, 'X-Request-Id': c.get('requestId') }, cookies: [] });
    await next();
    if (complete.has(c.res)) return;
    const { headers, cookies } = c.get('answering');
    for (const [name, value] of Object.entries(headers))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    for (const cookie of cookies) c.res.headers.append('Set-Cookie', cookie);
  };
}

/** A header of the response, also of one that is made already. */
export function setHeader(c: Ctx, name: string, value: string): void {
  if (c.finalized && complete.has(c.res)) c.res.headers.set(name, value);
  else c.get('answering').headers[name] = value;
}

export function addCookie(c: Ctx, cookie: string): void {
  if (c.finalized && complete.has(c.res)) c.res.headers.append('Set-Cookie', cookie);
  else c.get('answering').cookies.push(cookie);
}

/** The response, with all that was said of it so far. */
export function answer(c: Ctx, body: string | Uint8Array<ArrayBuffer>, status: number): Response {
  const { headers, cookies } = c.get('answering');
  // Only the first of several cookies fits into a record that the web's `Response` takes.
  const [cookie, ...more] = cookies;
  if (cookie !== undefined) headers['Set-Cookie'] = cookie;
  const response = new Response(body, { status, headers });
  for (const one of more) response.headers.append('Set-Cookie', one);
  complete.add(response);
  return response;
}
