import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import type { PortalEnv } from '../../src/http/context.ts';
import { LANGUAGES } from '../../src/kit/text.ts';
import { registrationGallery } from '../../src/registration/gallery.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { openPortal } from '../support/portal.ts';

test('every page in every state is valid HTML in both languages', async () => {
  const { deps } = await openPortal({ demo: false });
  for (const entry of registrationGallery) {
    for (const language of LANGUAGES) {
      const formats = deps.formats[language];
      const { model, options, frame } = entry.show(language, formats);
      const app = new Hono<PortalEnv>();
      app.get('/', (c) => {
        c.set('language', language);
        c.set('formats', formats);
        c.set('accountFrame', frame);
        return deps.render.page(c, entry.template, { model: model as never, ...options });
      });
      const response = await app.request('/');
      assertValidHtml(await response.text(), `${entry.template} · ${entry.state} · ${language}`);
    }
  }
});

test('no two states have the same name', () => {
  const names = registrationGallery.map((entry) => `${entry.template} ${entry.state}`);
  assert.equal(new Set(names).size, names.length);
});
