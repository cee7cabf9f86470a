import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSoundBooks, ledgerOf } from '../payments/support/books.ts';
import { CARLA } from '../payments/support/cast.ts';
import { openTill } from '../payments/support/till.ts';
import { DEBTS, generate, instalmentsOf, pay } from './support.ts';

const FIRM = '100000006';

test('an instalment and a bill are paid together, in one payment', async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  const owed = await till.deps.payables.list(FIRM);
  const cuota = owed.find((item) => item.kind === 'instalment');
  assert.ok(cuota);
  const page = await carla.get(`/cuentas/${FIRM}/pagar?factura=B-1006-12&cuota=${cuota.id}`);
  assert.match(page.text, /¿Pagamos lo que elegiste\?/);
  await carla.submit(`form[action="/cuentas/${FIRM}/pagos"]`, {}, { follow: false });
  const [checkout] = till.platform.checkouts;
  assert.ok(checkout);
  assert.equal(checkout.order.amountCents, 8_842_000 + 2_000_000);
  const id = checkout.order.attemptId;
  till.platform.pay(id, 'approved');
  const receipt = await carla.get(`/pagos/${id}`);
  assert.match(receipt.text, /Cuota 2 de 6 del plan de pago/);
  assert.deepEqual((await ledgerOf(till.deps.db, id)).map((entry) => [entry.kind, entry.amount]).sort(), [
    ['credit', 2_000_000],
    ['credit', 8_842_000],
  ]);
  await assertSoundBooks(till.deps.db);
  const left = await till.deps.payables.list(FIRM);
  assert.equal(
    left.some((item) => item.id === cuota.id || item.id === 'B-1006-12'),
    false,
  );
});

test('a bill of the plan cannot be paid alone, not even by a form sent all the same', async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  await carla.get(`/cuentas/${FIRM}/pagar?factura=B-1006-12`);
  const answer = await carla.submit(
    `form[action="/cuentas/${FIRM}/pagos"]`,
    { factura: 'B-1006-10' },
    { follow: false },
  );
  assert.equal(answer.headers.get('location'), `/cuentas/${FIRM}`);
  assert.equal(till.platform.calls.length, 0);
});

test('the receipt of a first instalment says that its plan is in force and what comes next, on the page and by mail', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const plan = await generate(ana);
  const [first] = await instalmentsOf(till, plan);
  const id = await pay(till, ana, `cuota=${first?.id}`);
  const words = /El plan de pago está en marcha\. La cuota 2, de \$\s[\d.,]+, vence el \d+ de/;
  const href = `/cuentas/${DEBTS}/planes/${plan}`;
  const page = await ana.get(`/pagos/${id}`);
  assert.match(page.text, words);
  assert.ok(page.root.querySelector(`main a[href="${href}"]`));
  const mail = await till.deps.db
    .selectFrom('outbox')
    .select(['text_body as text', 'html_body as html'])
    .where('dedupe_key', '=', `receipt:${id}`)
    .executeTakeFirstOrThrow();
  assert.match(mail.text, words);
  assert.ok(mail.html.includes(href));
});
