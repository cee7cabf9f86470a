import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

// Crockford's base 32: no I, L, O or U, so that an id can be read out by telephone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new id of 26 characters that sorts by time (48 bits) and cannot be guessed (80 bits). */
export function newId(clock: Clock): string {
  let time = clock.now().getTime();
  let head = '';
  for (let i = 0; i < 10; i++) {
    head = ALPHABET.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return head + randomCode(16);
}

/** When an id was made, in milliseconds; null for what is none. */
export function timeOfId(id: string): number | null {
  if (!/^[0-9A-HJKMNP-TV-Z]{26}$/.test(id)) return null;
  let time = 0;
  for (const digit of id.slice(0, 10)) time = time * 32 + ALPHABET.indexOf(digit);
  return time;
}

// One call for many ids: asking the system each time costs more than everything else about an id.
const POOL_BYTES = 4096;
let pool = randomBytes(POOL_BYTES);
let used = 0;

/** Random characters of Crockford's alphabet, 5 bits each. */
export function randomCode(length: number): string {
  if (used + length > pool.length) {
    pool = randomBytes(Math.max(POOL_BYTES, length));
    used = 0;
  }
  let code = '';
  for (const byte of pool.subarray(used, used + length)) code += ALPHABET.charAt(byte % 32);
  used += length;
  return code;
}

/** The same alphabet from bytes that somebody else drew, 5 bits of each. */
export const codeFrom = (bytes: Uint8Array, length: number): string =>
  [...bytes.subarray(0, length)].map((byte) => ALPHABET.charAt(byte % 32)).join('');

/** A code for people: `K7PM-2QXD-9R4T`, 60 bits. */
export function verificationCode(): string {
  return `${randomCode(4)}-${randomCode(4)}-${randomCode(4)}`;
}

/** Reads a typed code as it was meant: O is 0, I and L are 1; spaces and dashes do not count. */
export function normaliseCode(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return plain.replace(/(.{4})(?=.)/g, '$1-');
}
