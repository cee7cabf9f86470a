import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../../src/app.ts';
import { galleryHref } from '../../src/gallery/page.ts';
import { galleryEntries } from '../../src/gallery-entries.ts';
import { loadAssets } from '../../src/http/page/assets.ts';
import { paths } from '../../src/paths.ts';
import type { TestBrowser } from '../support/browser.ts';
import { collapse } from '../support/browser.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { openPortal } from '../support/portal.ts';

/** Visitors who look at every page: signed in, in each language. */
async function visitors(): Promise<[string, TestBrowser][]> {
  const portal = await openPortal();
  const [es, en] = [await portal.signedIn(), await portal.signedIn()];
  await en.get('/idioma/en');
  return [
    ['es', es],
    ['en', en],
  ];
}

test('every page in every state is valid, has one title and one heading, in both languages', async () => {
  for (const [language, visitor] of await visitors()) {
    for (const href of ['/galeria', ...galleryEntries.map(galleryHref)]) {
      const name = `${decodeURIComponent(href)} (${language})`;
      const { body, root } = await visitor.get(href);
      assertValidHtml(body, name);
      assert.equal(root.querySelectorAll('h1').length, 1, `${name}: one h1`);
      assert.match(collapse(root.querySelector('title')?.text ?? ''), /^\S.* · Aguas del Valle$/, name);
      assert.equal(
        root.querySelector('html')?.getAttribute('lang'),
        language === 'es' ? 'es-AR' : 'en',
        name,
      );
      assert.equal(root.querySelectorAll('[style], style, script:not([src])').length, 0, `${name}: inline`);
    }
  }
});

test('no page shows a hole where a word or a value should be', async () => {
  for (const [language, visitor] of await visitors()) {
    for (const href of galleryEntries.map(galleryHref)) {
      const { text } = await visitor.get(href);
      assert.doesNotMatch(text, /undefined|\bnull\b|NaN|\[object|Invalid/, `${href} (${language})`);
    }
  }
});

test('no two pages of the gallery share an address', () => {
  const hrefs = galleryEntries.map(galleryHref);
  assert.deepEqual([...new Set(hrefs)], hrefs);
});

test('the gallery is for demonstrations only', async () => {
  const { deps } = await openPortal();
  const app = createApp({ ...deps, config: { ...deps.config, production: true } }, loadAssets(paths));
  assert.equal((await app.request('/galeria')).status, 404);
});

test('where scripts are off, a platform that needs them comes after the other ways to pay (D28)', async () => {
  const [[, visitor]] = (await visitors()) as [[string, TestBrowser]];
  const questionOf = async (state: string) => {
    const entry = galleryEntries.find((one) => one.capability === 'payments' && one.state === state);
    assert.ok(entry, state);
    return (await visitor.get(galleryHref(entry))).body;
  };
  const needing = await questionOf('question, a platform that needs scripts');
  assert.ok(needing.indexOf('<noscript>') > 0);
  assert.ok(needing.indexOf('<noscript>') < needing.indexOf('Sí, pagar'));
  assert.equal((await questionOf('question, two bills')).includes('<noscript>'), false);
});
