import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { requestHeader } from '../client/request-header.ts';
import type { Ctx } from '../context.ts';
import { answer, setHeader } from '../headers.ts';
import { acceptedEncoding } from './encoding.ts';

const WORTH_BYTES = 1024;
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

/** Answers with a page, compressed when the browser takes it. */
export function sendHtml(c: Ctx, html: string, status: number): Response {
  setHeader(c, 'Content-Type', 'text/html; charset=utf-8');
  setHeader(c, 'Vary', 'Accept-Encoding, HX-Request');
  const encoding = html.length < WORTH_BYTES ? null : acceptedEncoding(requestHeader(c, 'accept-encoding'));
  if (!encoding) return answer(c, html, status);
  const body = encoding === 'br' ? brotliCompressSync(html, BROTLI) : gzipSync(html);
  setHeader(c, 'Content-Encoding', encoding);
  setHeader(c, 'Content-Length', String(body.length));
  return answer(c, new Uint8Array(body), status);
}
