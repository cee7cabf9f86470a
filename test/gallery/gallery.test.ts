import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../../src/app.ts';
import { galleryHref } from '../../src/gallery/page.ts';
import { galleryEntries } from '../../src/gallery-entries.ts';
import { loadAssets } from '../../src/http/page/assets.ts';
import { paths } from '../../src/paths.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { openPortal } from '../support/portal.ts';

/** A visitor who looks at every page: signed in, in one language. */
async function visitorIn(language: 'es' | 'en'): Promise<TestBrowser> {
  const visitor = await (await openPortal()).signedIn();
  await visitor.get(`/idioma/${language}`);
  return visitor;
}

const TITLE = /<title>\s*(\S.*) · Aguas del Valle\s*<\/title>/;
const HOLE = /undefined|\bnull\b|NaN|\[object|Invalid/;

for (const language of ['es', 'en'] as const) {
  test(`every page in every state has its title, its language and no hole where a word should be (${language})`, async () => {
    const visitor = await visitorIn(language);
    for (const href of ['/galeria', ...galleryEntries.map(galleryHref)]) {
      const name = decodeURIComponent(href);
      const { body, root, text } = await visitor.get(href);
      assert.match(body, TITLE, name);
      assert.match(body, language === 'es' ? /<html lang="es-AR"/ : /<html lang="en"/, name);
      if (href !== '/galeria') assert.doesNotMatch(text, HOLE, name);
      // Words are all that differs in the other language.
      if (language === 'es') assertSound(name, { body, root });
    }
  });
}

function assertSound(name: string, { body, root }: Pick<TestPage, 'body' | 'root'>): void {
  assertValidHtml(body, name);
  assert.equal(root.querySelectorAll('h1').length, 1, `${name}: one h1`);
  assert.equal(root.querySelectorAll('[style], style, script:not([src])').length, 0, `${name}: inline`);
}

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
  const visitor = await visitorIn('es');
  const questionOf = async (state: string) => {
    const entry = galleryEntries.find((one) => one.capability === 'paying' && one.state === state);
    assert.ok(entry, state);
    return (await visitor.get(galleryHref(entry))).body;
  };
  const needing = await questionOf('question, a platform that needs scripts');
  assert.ok(needing.indexOf('<noscript>') > 0);
  assert.ok(needing.indexOf('<noscript>') < needing.indexOf('Sí, pagar'));
  assert.equal((await questionOf('question, two bills')).includes('<noscript>'), false);
});
