import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether one of these hexadecimal seals is the HMAC-SHA256 of a text. Without a secret none is. */
export function isSealed(text: string, seals: readonly string[], secret: string): boolean {
  if (secret === '') return false;
  const expected = createHmac('sha256', secret).update(text).digest();
  return seals.some((seal) => {
    const given = Buffer.from(/^[0-9a-f]{64}$/i.test(seal) ? seal : '', 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** Reads `t=1,v1=abc,v1=def`: every value of every name, in order. */
export function partsOf(header: string): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const part of header.split(',')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    parts.set(name, [...(parts.get(name) ?? []), part.slice(at + 1).trim()]);
  }
  return parts;
}
