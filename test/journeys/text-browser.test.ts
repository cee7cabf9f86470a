import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEMO_ANSWER } from '../../db/seeds/demo-people.ts';
import { ANA } from '../identity/support.ts';
import { startReal } from '../payments/support/real-portal.ts';
import { createBrowser } from '../support/browser.ts';

const HOME = '/cuentas/100000002';

/** Links, forms and cookies over a socket: what w3m and lynx have, and no more. */
test('the main job in a browser of text', async (t) => {
  const portal = await startReal(t);
  const visitor = createBrowser((request) => fetch(request), portal.url);
  const shows = (...words: (string | RegExp)[]) => {
    for (const word of words) {
      const found =
        typeof word === 'string' ? visitor.page.text.includes(word) : word.test(visitor.page.text);
      assert.ok(found, `${visitor.page.url} does not say ${word}: ${visitor.page.text}`);
    }
  };

  await visitor.get('/');
  await visitor.submit('form[action="/ingresar"]', ANA);
  shows('Confirmá que sos vos', '¿Qué montaña o cerro te gusta más?');
  await visitor.submit('form[action="/pregunta"]', { respuesta: DEMO_ANSWER });
  shows('Mis cuentas', '100000001', '100000002');

  await visitor.get(HOME);
  shows('Total a pagar', '5 vencidas', 'Plan de pago', 'El total se muestra antes de confirmar');
  await visitor.submit('#elegir', { factura: ['B-1002-08', 'B-1002-09'] });
  shows('¿Pagamos estas 2 facturas?', '27.411,90', '28.954,45', '56.366,35', 'Sí, pagar');

  await visitor.submit(`form[action="${HOME}/pagos"]`);
  shows('no se cobra dinero real', '56.366,35');
  const card = { card_number: '503175573453', expiry: '11/30', security_code: '123', holder: 'APRO' };
  await visitor.submit('form', card);
  shows('Comprobante de pago', 'Pagado', '56.366,35', 'Tarjeta terminada en 3453', 'Código de verificación');

  const paper = await visitor.get(`${new URL(visitor.page.url).pathname}.pdf`);
  assert.equal(paper.headers.get('content-type'), 'application/pdf');
  await visitor.get(`${HOME}/pagos`);
  shows('Historial de pagos', '56.366,35', '2 facturas');
  await visitor.get(HOME);
  shows('3 vencidas');
  assert.ok(!visitor.page.text.includes('B-1002-08'));
});
