import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPdf } from '../documents/read-pdf.ts';
import { CHARGE, open } from './support.ts';

test('the voucher is a paper with all of it, its code and the bars, until it is paid (A111)', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  assert.equal((await ana.get(`${CHARGE}.pdf`)).status, 404, 'not billed, no voucher');
  await ana.get(`${CHARGE}/facturar`);
  await ana.submit(`form[action="${CHARGE}/facturar"]`);
  const answer = await ana.get(`${CHARGE}.pdf`);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  const { verification_code: code } = await portal.deps.db
    .selectFrom('charges')
    .select('verification_code')
    .where('number', '=', 'C-1002-1')
    .executeTakeFirstOrThrow();
  const { pages, all } = readPdf(answer.bytes);
  const text = pages
    .map((page) => page.text)
    .join(' ')
    .replace(/\u00a0/g, ' ');
  for (const words of [
    'Comprobante de cargo C-1002-1',
    'Reconexión',
    'GÓMEZ, ANA MARÍA',
    '18.500,00',
    code ?? '?',
  ])
    assert.ok(text.includes(words), `${words} in ${text}`);
  assert.ok((pages[0]?.bars.length ?? 0) > 100, 'bars');
  assert.match(all, /StructTreeRoot/);
});
