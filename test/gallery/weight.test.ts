import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from '../support/portal.ts';

const KB = 1024;

/** The bytes of an answer as they travel, to a browser that takes brotli. */
async function weigh(path: string, cookie = ''): Promise<{ bytes: number; html: string }> {
  const { app } = await portal;
  const headers = { 'Accept-Encoding': 'br', Cookie: cookie };
  const answer = await app.request(path, { headers });
  const plain = await (await app.request(path, { headers: { Cookie: cookie } })).text();
  const bytes = (await answer.arrayBuffer()).byteLength;
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-encoding'), 'br', path);
  return { bytes, html: plain };
}

const portal = openPortal();
const assets = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map((match) => String(match[1]));

async function total(paths: string[]): Promise<number> {
  const all = await Promise.all(paths.map((path) => weigh(path)));
  return all.reduce((sum, { bytes }) => sum + bytes, 0);
}

test('the first page with its styles is within one round trip of a slow line', async (t) => {
  const page = await weigh('/');
  const styles = assets(page.html, /<link rel="stylesheet" href="([^"]+)"/g);
  const sum = page.bytes + (await total(styles));
  t.diagnostic(`${sum} bytes`);
  assert.ok(sum <= 14 * KB, `${sum} bytes`);
  assert.deepEqual(assets(page.html, /<script[^>]* src="([^"]+)"/g), []);
});

test('INICIO with styles and scripts is within 30 kB', async (t) => {
  const visitor = await (await portal).signedIn();
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const page = await weigh('/cuentas/100000002', cookie);
  const files = assets(page.html, /<(?:link rel="stylesheet"|script type="module") (?:href|src)="([^"]+)"/g);
  assert.equal(files.length, 3);
  const sum = page.bytes + (await total(files));
  t.diagnostic(`${sum} bytes`);
  assert.ok(sum <= 30 * KB, `${sum} bytes`);
});

test('no page names a file of anybody else', async () => {
  for (const path of ['/', '/ingresar', '/galeria']) {
    const { html } = await weigh(path);
    const files = assets(html, /<(?:link|script|img|iframe)[^>]* (?:href|src)="([^"]+)"/g);
    assert.deepEqual(
      files.filter((file) => !file.startsWith('/static/')),
      [],
    );
  }
});
