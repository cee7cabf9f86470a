import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { after, test } from 'node:test';
import { openCheckout } from '../../../src/payments/attempts/checkout.ts';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { recordAttempt } from '../../../src/payments/attempts/start.ts';
import { findAttempt } from '../../../src/payments/attempts/store.ts';
import { findDifferences } from '../../../src/payments/settlement/differences.ts';
import type { SettlementLine } from '../../../src/payments/settlement/file.ts';
import { readSettlement } from '../../../src/payments/settlement/file.ts';
import { amountOf, dayOf } from '../../../src/payments/settlement/layout.ts';
import { keepSettlement } from '../../../src/payments/settlement/store.ts';
import type { Shop } from '../attempts/shop.ts';
import { createMall } from '../attempts/shop.ts';

const mall = await createMall();
const folder = mkdtempSync(join(tmpdir(), 'ventanilla-settlement-'));
after(() => rmSync(folder, { recursive: true }));

async function read(text: string | Buffer) {
  const path = join(folder, 'report.csv');
  writeFileSync(path, text);
  return await readSettlement(path);
}

const line = (facts: Partial<SettlementLine> = {}): SettlementLine => ({
  paymentId: 'pa_co_1',
  kind: 'payment',
  amountCents: 100,
  feeCents: 5,
  settledOn: '2026-01-01',
  ...facts,
});

const SAME: [string, string][] = [
  ['plain', 'payment_id,amount,fee,date\npa_co_1,1.00,0.05,2026-01-01\n'],
  ['Spanish', 'Fecha;Operación;Importe;Comisión\n01/01/2026;pa_co_1;1,00;-0,05\n'],
  [
    'Mercado Pago’s',
    'EXTERNAL_REFERENCE,SOURCE_ID,TRANSACTION_TYPE,TRANSACTION_AMOUNT,FEE_AMOUNT,SETTLEMENT_DATE\n' +
      'A,pa_co_1,SETTLEMENT,1.00,-0.05,2026-01-01T10:00:00.000-04:00\n',
  ],
  [
    'Stripe’s',
    '"payment_intent_id","gross","fee","available_on","reporting_category"\r\n"pa_co_1","1.00","0.05","2026-01-01 00:00:00","charge"\r\n',
  ],
];
for (const [whose, text] of SAME) {
  test(`a report with ${whose} column names is read`, async () => {
    assert.deepEqual(await read(text), {
      kind: 'read',
      file: { lines: [line()], ignored: 0, refused: [] },
    });
  });
}

test('refunds in parts are one line, payouts are ignored, what cannot be read is named', async () => {
  const found = await read(
    'payment_id,amount,fee,date,type\n' +
      'p,-1.00,0,2026-01-01,refund\np,-2.50,,2026-01-03,refund\nx,9,0,2026-01-01,payout\np,many,0,2026-01-01,payment\np,1\n',
  );
  assert.deepEqual(found, {
    kind: 'read',
    file: {
      lines: [
        line({ paymentId: 'p', kind: 'refund', amountCents: 350, feeCents: 0, settledOn: '2026-01-03' }),
      ],
      ignored: 1,
      refused: [5, 6],
    },
  });
});

test('a file without a needed column, an empty one and none at all are refused', async () => {
  assert.deepEqual(await read('payment_id;amount;date\n'), { kind: 'missing', columns: ['fee'] });
  assert.deepEqual(await read(''), { kind: 'unreadable' });
  assert.deepEqual(await readSettlement(join(folder, 'none.csv')), { kind: 'unreadable' });
});

test('amounts and days: what is in doubt is not guessed', () => {
  for (const [text, cents] of [
    ['27438.1', 2_743_810],
    ['-3', -300],
    ['1.234,50', null],
    ['1,234.50', null],
    ['', null],
  ] as const)
    assert.equal(amountOf(text), cents, text);
  for (const [text, day] of [
    ['31/12/2026', '2026-12-31'],
    ['2026-02-30', null],
    ['12/31/2026', null],
  ] as const)
    assert.equal(dayOf(text), day, text);
});

async function soldBill(t: TestContext): Promise<{ shop: Shop; id: string; total: number }> {
  const shop = await mall.open();
  t.after(() => shop.close());
  const { payments, access } = shop;
  const offered = await payments.payables.list(access.account.number);
  const bill = offered.find((one) => one.kind === 'invoice' && one.obstacle === null);
  const started = await recordAttempt(payments, access, {
    fields: { factura: [bill?.id ?? ''] },
    confirmedCents: null,
    receiptEmail: 'carla.diaz@example.com',
    language: 'es',
  });
  assert.ok(started.kind === 'started');
  const attempt = await findAttempt(payments.db, started.attemptId);
  assert.ok(attempt && (await openCheckout(payments, attempt)));
  shop.platform.pay(attempt.id, 'approved');
  await settle(payments, attempt.id);
  return { shop, id: attempt.id, total: attempt.totalCents };
}

const keep = ({ payments, clock }: Shop, lines: SettlementLine[]) =>
  keepSettlement(payments.db, clock, { platform: 'test', lines });
const differences = ({ payments }: Shop, before = '2099-01-01') =>
  findDifferences(payments.db, { platform: 'test', before });

test('the same report twice changes nothing; another amount for the same is told', async (t) => {
  const { shop, total } = await soldBill(t);
  const lines = [line({ amountCents: total })];
  assert.deepEqual(await keep(shop, lines), { added: 1, unchanged: 0, contradicted: [] });
  assert.deepEqual(await keep(shop, lines), { added: 0, unchanged: 1, contradicted: [] });
  assert.deepEqual(await differences(shop), []);
  assert.deepEqual((await keep(shop, [line({ amountCents: 1 })])).contradicted, ['pa_co_1']);
  assert.deepEqual(await differences(shop), []);
});

test('settled and unknown here, on the books and not settled, and another amount', async (t) => {
  const { shop, id, total } = await soldBill(t);
  await keep(shop, [line({ paymentId: 'pa_unknown' })]);
  const unknown = {
    what: 'unknown',
    kind: 'payment',
    paymentId: 'pa_unknown',
    settledCents: 100,
    bookedCents: 0,
  };
  const mine = { kind: 'payment', paymentId: 'pa_co_1', bookedCents: total };
  assert.deepEqual(await differences(shop), [unknown, { ...mine, what: 'unsettled', settledCents: 0 }]);
  assert.deepEqual(await differences(shop, '2026-01-01'), [unknown], 'what is young is on its way');
  await keep(shop, [line({ amountCents: total - 1 })]);
  assert.deepEqual(await differences(shop), [unknown, { ...mine, what: 'amount', settledCents: total - 1 }]);
  shop.platform.change(id, { refundedCents: 300 });
  await settle(shop.payments, id);
  await keep(shop, [line({ kind: 'refund', amountCents: 300 })]);
  assert.equal((await differences(shop)).length, 2, 'a refund that both know is no difference');
});
