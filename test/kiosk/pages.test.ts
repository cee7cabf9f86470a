import assert from 'node:assert/strict';
import { test } from 'node:test';
import { galleryHref } from '../../src/gallery/page.ts';
import { galleryEntries } from '../../src/gallery-entries.ts';
import { ANA, trySignIn } from '../identity/support.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { openLobby } from './support.ts';

/** The validator would rather have password managers help; a computer of all must not. */
const PASSWORD_OFF = /(type="password" autocomplete)="off"/g;
const NOT_THERE = 'not a computer of the lobby';

/** Every page in every state as a lobby computer shows it, signed out and signed in. */
async function* everyPage() {
  const lobby = await openLobby();
  const [visitor, ana] = [await lobby.kiosk(), await lobby.kiosk()];
  await trySignIn(ana, ANA);
  await visitor.get('/idioma/en');
  const templates = new Set<string>();
  for (const entry of galleryEntries.filter((one) => one.state !== NOT_THERE)) {
    // Signed out and in another language, one state of each template shows what differs.
    const browsers = templates.has(entry.template) ? [ana] : [visitor, ana];
    templates.add(entry.template);
    for (const browser of browsers) {
      const page = await browser.get(galleryHref(entry));
      yield { name: `${entry.capability}, ${entry.state}`, ...page };
    }
  }
}

test('every page in the lobby’s layout is whole, without htmx or memory, and left with one press', async () => {
  for await (const { name, body, root, text } of everyPage()) {
    assertValidHtml(body.replace(PASSWORD_OFF, '$1="current-password"'), name);
    assert.equal(root.querySelectorAll('h1').length, 1, `${name}: one h1`);
    assert.doesNotMatch(text, /undefined|\bnull\b|NaN|\[object|Invalid/, name);
    const end = root.querySelector('.leave-bar form[action="/kiosco/terminar"] button');
    assert.match(end?.text ?? '', /^(Terminar y borrar|End and erase)$/, name);
    assert.equal(root.querySelector('html')?.getAttribute('class'), 'kiosk', name);
    const scripts = root.querySelectorAll('script').map((script) => script.getAttribute('src') ?? '');
    assert.match(scripts.join(), /^\/static\/kiosk\.\w+\.js$/, name);
    for (const field of root.querySelectorAll('[autocomplete]'))
      assert.equal(field.getAttribute('autocomplete'), 'off', `${name}: ${field.outerHTML}`);
    for (const field of root.querySelectorAll('input.input, select'))
      assert.ok(field.hasAttribute('autocomplete'), `${name}: ${field.outerHTML}`);
  }
});
