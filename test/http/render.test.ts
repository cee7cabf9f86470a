import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { TestPage } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import { ask } from './support.ts';

const HX = { 'HX-Request': 'true', 'HX-Request-Type': 'partial', 'HX-Source': 'form' };
const to = (target: string) => ({ ...HX, 'HX-Target': target });
const isWhole = (page: TestPage) => /^<!DOCTYPE html>/.test(page.body);

test('without htmx every answer is a whole page', async () => {
  const ana = await (await openPortal()).signedIn();
  const page = await ana.get('/cuentas?buscar=1');
  assert.ok(isWhole(page));
  assert.match(page.headers.get('vary') ?? '', /Accept-Encoding, HX-Request/);
});

test('htmx gets the fragment that it wants to fill, the very one of the page', async () => {
  const ana = await (await openPortal()).signedIn();
  const whole = await ana.get('/cuentas?buscar=100000002');
  const page = await ana.get('/cuentas?buscar=100000002', { headers: to('section#resultados') });
  assert.equal(page.status, 200);
  assert.ok(!isWhole(page));
  assert.match(page.headers.get('vary') ?? '', /HX-Request/);
  const words = (text: string | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';
  assert.match(words(page.root.text), /100000002/);
  assert.ok(words(whole.root.querySelector('main')?.text).includes(words(page.root.text)));
});

const WHOLE: [name: string, headers: Record<string, string>][] = [
  ['restores its history', { ...to('section#resultados'), 'HX-History-Restore-Request': 'true' }],
  ['follows a boosted link', { ...to('body'), 'HX-Boosted': 'true' }],
  ['asks for a full page', { ...to('body'), 'HX-Request-Type': 'full' }],
  ['does not say that it is htmx', { 'HX-Target': 'section#resultados' }],
];
for (const [name, headers] of WHOLE) {
  test(`a browser that ${name} gets the whole page`, async () => {
    const ana = await (await openPortal()).signedIn();
    const page = await ana.get('/cuentas', { headers });
    assert.ok(isWhole(page));
    assert.equal(page.headers.has('hx-redirect'), false);
  });
}

for (const target of ['div#unknown', 'div', '', 'a#constructor', 'a#__proto__', 'a#toString', '#']) {
  test(`with the unknown target «${target}» the browser goes to the page itself`, async () => {
    const ana = await (await openPortal()).signedIn();
    const page = await ana.get('/cuentas?buscar=1', { headers: to(target) });
    assert.deepEqual(
      [page.status, page.headers.get('hx-redirect'), page.body],
      [200, '/cuentas?buscar=1', ''],
    );
  });
}

test('when the visit is over, htmx goes to the sign-in instead of filling it in somewhere', async () => {
  const visitor = (await openPortal()).browser();
  const page = await visitor.get('/ingresar?volver=%2Fcuentas', { headers: to('section#resultados') });
  assert.equal(page.headers.get('hx-redirect'), '/ingresar?volver=%2Fcuentas');
});

test('an error takes the whole window', async () => {
  const ana = await (await openPortal()).signedIn();
  const page = await ana.get('/cuentas/100000004', { headers: to('section#resultados') });
  assert.equal(page.status, 404);
  assert.equal(page.headers.get('hx-retarget'), 'body');
  assert.ok(isWhole(page));
});

const ENCODINGS: [accepts: string | null, encoding: string | null][] = [
  ['gzip, deflate, br', 'br'],
  ['BR', 'br'],
  ['gzip', 'gzip'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['br;q=0.000, gzip;q=0', null],
  ['identity', null],
  ['xbr, gzipped', null],
  [null, null],
];
for (const [accepts, encoding] of ENCODINGS) {
  test(`«${accepts}» gets ${encoding ?? 'plain bytes'}, of the length that is said`, async () => {
    const { app } = await openPortal();
    const headers: Record<string, string> = accepts === null ? {} : { 'Accept-Encoding': accepts };
    const page = await ask(app, '/ingresar', { headers });
    const css = /href="(\/static\/[^"]+\.css)"/;
    const plain = await (await ask(app, '/ingresar')).text();
    for (const answer of [page, await ask(app, css.exec(plain)?.[1] ?? '', { headers })]) {
      assert.equal(answer.headers.get('content-encoding'), encoding);
      assert.match(answer.headers.get('vary') ?? '', /Accept-Encoding/);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const length = answer.headers.get('content-length');
      if (length !== null) assert.equal(Number(length), bytes.length);
      const text =
        encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
      assert.match(text.toString(), /DOCTYPE html>[\s\S]*<\/html>\s*$|:root/);
    }
  });
}
