import { isIP } from 'node:net';
import { z } from 'zod';
import { isLocale, isTimeZone } from '../intl/names.ts';

export const port = z.coerce.number('a number from 0 to 65535').int().min(0).max(65_535);

/** Comma separated, without the empty ones. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

export const ipAddress = z.string().refine(isIP, 'not an IP address');
export const timeZone = z.string().refine(isTimeZone, 'not a time zone');
export const locale = z.string().refine(isLocale, 'not a locale');
export const currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters');

/** A key or token of another party: it travels in a header. */
export const credential = z.string().regex(/^[\x21-\x7E]+$/, 'one word, without spaces');

/** Where the interface of another party is: by https, or on this very machine. */
export const apiAddress = z
  .string()
  .refine(isApiAddress, 'an https address (http only on this machine)')
  .transform((text) => text.replace(/\/+$/, ''));

function isApiAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.search || url.hash || url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
