import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Ctx } from '../context.ts';
import { acceptedEncoding } from './encoding.ts';

const WORTH_BYTES = 1024;
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

/** Answers with a page, compressed when the browser takes it. */
export function sendHtml(c: Ctx, html: string, status: number): Response {
  c.header('Content-Type', 'text/html; charset=utf-8');
  c.header('Vary', 'Accept-Encoding, HX-Request', { append: true });
  const encoding = html.length < WORTH_BYTES ? null : acceptedEncoding(c.req.header('accept-encoding'));
  if (!encoding) return c.body(html, status as 200);
  const body = encoding === 'br' ? brotliCompressSync(html, BROTLI) : gzipSync(html);
  c.header('Content-Encoding', encoding);
  c.header('Content-Length', String(body.length));
  return c.body(new Uint8Array(body), status as 200);
}
