import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { requestHeader } from '../client/request-header.ts';
import type { PortalEnv } from '../context.ts';
import { answer, setHeader } from '../headers.ts';
import { acceptedEncoding } from './encoding.ts';
import type { AssetUrls } from './frame.ts';

export interface Assets {
  urls: AssetUrls;
  serve: MiddlewareHandler<PortalEnv>;
}

interface StoredFile {
  type: string;
  plain: Buffer;
  /** Null: it does not get smaller. */
  packed: Record<'br' | 'gzip', () => Promise<Buffer>> | null;
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** The stylesheet is written in parts, read in this order and served as one file. */
const CSS_PARTS = [
  'tokens',
  'base',
  'layout',
  'navigation',
  'forms',
  'components',
  'lists',
  'payments',
  'offers',
  'print',
];

/** Comes after the others, on the lobby's computers alone. */
const KIOSK_CSS_PARTS = ['kiosk'];

/** Reads the few static files once, and compresses each once when first asked for. Addresses carry a hash of the content and never change their meaning. */
export function loadAssets(folders: { static: string; modules: string }): Assets {
  const files = new Map<string, StoredFile>();
  const add = (name: string, type: string, content: Buffer): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const url = `/static/${name.replace(/(\.\w+)$/, `.${hash}$1`)}`;
    const text = !type.startsWith('image/png');
    files.set(url, {
      type,
      plain: content,
      packed: text
        ? { br: once(() => brotli(content, BEST)), gzip: once(() => deflate(content, { level: 9 })) }
        : null,
    });
    return url;
  };
  const htmx = readFileSync(join(folders.modules, 'htmx.org/dist/htmx.min.js'));
  const urls = {
    css: add('portal.css', 'text/css; charset=utf-8', stylesheet(folders.static, CSS_PARTS)),
    htmx: add('htmx.js', 'text/javascript; charset=utf-8', withoutSourceMap(htmx)),
    script: add(
      'portal.js',
      'text/javascript; charset=utf-8',
      readFileSync(join(folders.static, 'js/portal.js')),
    ),
    kioskCss: add('kiosk.css', 'text/css; charset=utf-8', stylesheet(folders.static, KIOSK_CSS_PARTS)),
    kioskScript: add(
      'kiosk.js',
      'text/javascript; charset=utf-8',
      readFileSync(join(folders.static, 'js/kiosk.js')),
    ),
    icon: add('icon.svg', 'image/svg+xml', readFileSync(join(folders.static, 'img/icon.svg'))),
  };
  return { urls, serve: serveFrom(files) };
}

/** The best compression takes a good part of a second: not before the first page, and off the main thread. */
function once(work: () => Promise<Buffer>): () => Promise<Buffer> {
  let done: Promise<Buffer> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

function stylesheet(folder: string, parts: readonly string[]): Buffer {
  const present = new Set(readdirSync(join(folder, 'css')));
  const missing = parts.filter((part) => !present.has(`${part}.css`));
  if (missing.length > 0) throw new Error(`static/css lacks ${missing.join(', ')}`);
  const css = parts
    .map((part) => readFileSync(join(folder, 'css', `${part}.css`), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n');
  return Buffer.from(css);
}

function withoutSourceMap(script: Buffer): Buffer {
  return Buffer.from(script.toString('utf8').replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, '\n'));
}

function serveFrom(files: Map<string, StoredFile>): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const file = files.get(c.req.path);
    if (!file) return next();
    const accepted = acceptedEncoding(requestHeader(c, 'accept-encoding'));
    const encoding = file.packed && accepted;
    const body = file.packed && accepted ? await file.packed[accepted]() : file.plain;
    setHeader(c, 'Content-Type', file.type);
    setHeader(c, 'Cache-Control', 'public, max-age=31536000, immutable');
    setHeader(c, 'Vary', 'Accept-Encoding');
    setHeader(c, 'Content-Length', String(body.length));
    if (encoding) setHeader(c, 'Content-Encoding', encoding);
    return answer(c, new Uint8Array(body), 200);
  };
}
