import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { readPdf } from '../../documents/read-pdf.ts';
import type { TestBrowser } from '../../support/browser.ts';
import { BILL, METERED } from '../support/cast.ts';
import type { Till } from '../support/till.ts';
import { openTill, startPaying } from '../support/till.ts';

const HOME = `/cuentas/${METERED}`;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

async function pay(till: Till, ana: TestBrowser): Promise<string> {
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved');
  await settle(till.deps.payments, id);
  return id;
}

async function told(till: Till, id: string, facts: object): Promise<void> {
  till.platform.change(id, facts);
  till.clock.advance({ minutes: 1 });
  await settle(till.deps.payments, id);
}

const textOf = async (ana: TestBrowser, path: string) => plain((await ana.get(path)).text);

test('a bill paid at an office meanwhile: the balance is on INICIO, in the history and on the payment, until it goes back', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  assert.doesNotMatch(await textOf(ana, HOME), /Saldo a favor/);
  const id = await startPaying(till, ana);
  await till.deps.db.updateTable('invoices').set({ status: 'paid' }).where('number', '=', BILL).execute();
  till.platform.pay(id, 'approved');
  await settle(till.deps.payments, id);
  assert.match(await textOf(ana, HOME), /Saldo a favor: \$ 43\.858,12/);
  assert.ok(ana.page.root.querySelector(`#estado a[href="/pagos/${id}"]`));
  const how =
    /descontamos de la próxima factura, o te lo devolvemos si nos lo pedís por teléfono: \(0261\) 555-0100/;
  assert.match(await textOf(ana, `${HOME}/pagos`), how);
  assert.match(await textOf(ana, `/pagos/${id}`), how);
  await told(till, id, { refundedCents: 4_385_812 });
  assert.doesNotMatch(await textOf(ana, HOME), /Saldo a favor/);
  assert.doesNotMatch(await textOf(ana, `/pagos/${id}`), /a tu favor/);
});

test('what went back is in the history, on screen and on paper, and its bill leaves the paid ones', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await pay(till, ana);
  const paper = async (path: string) => {
    const headers = { Cookie: `sid=${ana.cookies.get('sid')}` };
    const answer = await till.app.request(`http://localhost:3000${path}`, { headers });
    const { pages } = readPdf(Buffer.from(await answer.arrayBuffer()));
    return plain(pages.map((page) => page.text).join(' '));
  };
  for (const [facts, words, isPaid] of [
    [{ refundedCents: 385_812 }, 'Devuelto en parte: $ 3.858,12', true],
    [{ disputed: true }, 'Retenido por el banco: $ 40.000,00', false],
    [{ disputed: false }, 'Acreditado otra vez: $ 40.000,00', true],
    [{ refundedCents: 4_385_812 }, 'Devuelto: $ 43.858,12', false],
  ] as const) {
    await told(till, id, facts);
    assert.ok((await textOf(ana, `${HOME}/pagos`)).includes(words), words);
    const printed = await paper(`${HOME}/pagos.pdf`);
    // Cells are wrapped, and their lines stand between those of the other columns.
    for (const word of words.split(' ')) assert.ok(printed.includes(word), `${word} of ${words}`);
    const bills = await ana.get(`${HOME}/pagos/facturas`);
    assert.equal(bills.text.includes(BILL), isPaid, words);
    assert.equal((await paper(`${HOME}/pagos/facturas.pdf`)).includes(BILL), isPaid, words);
  }
});
