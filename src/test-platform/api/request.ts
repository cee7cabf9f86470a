import type { Context } from 'hono';
import { z } from 'zod';

export const cents = z.int().positive().max(99_999_999_999);
export const address = z.url({ protocol: /^https?$/ }).max(2000);

export function unprocessable(c: Context, error: z.ZodError): Response {
  const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return c.json({ error: 'invalid', issues }, 422);
}

/** What cannot be read as JSON is undefined, which no schema accepts. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
