import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPortal } from '../support/portal.ts';

const SOURCES = join(import.meta.dirname, '../../src');

test('Spanish comes first, whatever the browser would like', async () => {
  const visitor = (await openPortal()).browser();
  const page = await visitor.get('/ingresar', { headers: { 'Accept-Language': 'en' } });
  assert.equal(page.root.querySelector('html')?.getAttribute('lang'), 'es-AR');
  assert.equal(page.headers.get('content-language'), 'es');
});

test('the link at the top changes the language, comes back to the same place and is remembered', async () => {
  const ana = await (await openPortal()).signedIn();
  await ana.get('/cuentas/100000002?factura=B-1002-08&factura=B-1002-09');
  const link = ana.page.root.querySelector('.top-links [hreflang=en]');
  assert.equal(link?.getAttribute('lang'), 'en');
  const english = await ana.click('English');
  assert.match(english.url, /\/cuentas\/100000002\?factura=B-1002-08&factura=B-1002-09$/);
  assert.equal(english.root.querySelector('html')?.getAttribute('lang'), 'en');
  assert.equal(english.headers.get('content-language'), 'en');
  assert.equal((await ana.get('/cuentas')).root.querySelector('html')?.getAttribute('lang'), 'en');
  const spanish = await ana.click('Español');
  assert.match(spanish.url, /\/cuentas$/);
  assert.equal(spanish.root.querySelector('html')?.getAttribute('lang'), 'es-AR');
});

test('the choice lasts a year', async () => {
  const answer = await (await openPortal()).browser().get('/idioma/en', { follow: false });
  assert.match(
    answer.headers.getSetCookie().find((line) => line.startsWith('lang=')) ?? '',
    /lang=en; Max-Age=31536000/,
  );
});

test('errors speak the language that was chosen', async () => {
  const visitor = (await openPortal()).browser();
  await visitor.get('/idioma/en');
  assert.match((await visitor.get('/nada')).text, /We could not find that page|not find/i);
});

test('no other language is one, and no other site a way back', async () => {
  const visitor = (await openPortal()).browser();
  for (const path of [
    '/idioma/xx',
    '/idioma/__proto__',
    '/idioma/en?volver=//evil.example',
    '/idioma/en?volver=/..//evil.example',
  ]) {
    const answer = await visitor.get(path, { follow: false });
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/'], path);
  }
  visitor.cookies.set('lang', 'xx');
  assert.equal((await visitor.get('/ingresar')).status, 200);
});

test('a utility that speaks English comes in English first', async () => {
  const visitor = (await openPortal({ env: { LOCALE: 'en-NZ' } })).browser();
  const page = await visitor.get('/ingresar');
  assert.equal(page.headers.get('content-language'), 'en');
  assert.match((await visitor.click('Español')).text, /Ingresar/);
});

/** Each word with its place in the catalogue. */
const leaves = (catalogue: unknown, at = ''): [string, unknown][] =>
  catalogue && typeof catalogue === 'object'
    ? Object.entries(catalogue).flatMap(([key, value]) => leaves(value, `${at}.${key}`))
    : [[at, catalogue]];

const folders = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('text.es.ts'))
  .map((path) => join(SOURCES, path));

for (const file of folders) {
  test(`${file.slice(SOURCES.length + 1)} has every word in both languages`, async () => {
    const { es } = (await import(file)) as { es: unknown };
    const { en } = (await import(file.replace('.es.ts', '.en.ts'))) as { en: unknown };
    const english = new Map(leaves(en).map(([at, word]) => [at, typeof word]));
    for (const [at, word] of leaves(es)) assert.equal(english.get(at), typeof word, at);
  });
}
