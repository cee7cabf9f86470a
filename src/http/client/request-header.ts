import type { Ctx } from '../context.ts';

/** A header of the request as Node has parsed it; the web's `Headers` would be built for this one question. */
export function requestHeader(c: Ctx, name: Lowercase<string>): string | undefined {
  const parsed = c.env?.incoming?.headers;
  if (!parsed) return c.req.header(name);
  const value = parsed[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
