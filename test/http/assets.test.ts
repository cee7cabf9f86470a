import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { openPortal } from '../support/portal.ts';
import { ask } from './support.ts';

async function assetsOf() {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const { body } = await ana.get('/cuentas');
  return { app: portal.app, urls: [...new Set(body.match(/\/static\/[^"]+/g) ?? [])] };
}

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

test('every file has the hash of its content in its name and may be kept for ever', async () => {
  const { app, urls } = await assetsOf();
  assert.equal(urls.length, 4);
  for (const url of urls) {
    const answer = await ask(app, url);
    assert.equal(answer.status, 200, url);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    assert.ok(url.includes(`.${hash}.`), url);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(answer.headers.get('content-type'), TYPES[url.split('.').at(-1) ?? '']);
    assert.equal(Number(answer.headers.get('content-length')), bytes.length);
    assert.equal(answer.headers.getSetCookie().length, 0);
  }
});

test('no file points to a map or to another host', async () => {
  const { app, urls } = await assetsOf();
  for (const url of urls.filter((one) => !one.includes('htmx'))) {
    const text = await (await ask(app, url)).text();
    assert.doesNotMatch(text, /sourceMappingURL|url\(\s*['"]?(https?:)?\/\//, url);
  }
});

test('all else below the folder does not exist', async () => {
  const { app, urls } = await assetsOf();
  const [css = ''] = urls;
  const others = [
    '/static/',
    '/static/portal.css',
    `${css}x`,
    css.toUpperCase(),
    '/static/../package.json',
    '/static/%2e%2e/package.json',
  ];
  for (const path of [
    ...others,
    '/static/..%2fpackage.json',
    '/static/css/base.css',
    '/static/__proto__',
    '/package.json',
    '/src/main.ts',
  ]) {
    const answer = await ask(app, path);
    assert.equal(answer.status, 404, path);
    assert.equal(answer.headers.get('cache-control'), 'no-store', path);
  }
});
