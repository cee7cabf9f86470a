import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type BarcodeLayout,
  DEFAULT_BARCODE_LAYOUT,
  pagoFacilLayout,
} from '../../src/documents/barcode-layout.ts';
import { groupDigits, type Payable, paymentCode } from '../../src/documents/payment-code.ts';

const anaBill: Payable = {
  amountCents: 4385812,
  dueOn: '2026-11-27',
  secondDueOn: '2026-12-07',
  secondAmountCents: 4517386,
  accountNumber: '100-000001',
  invoiceNumber: 'B-1001-25',
};
const check = 'none';
const only = (field: BarcodeLayout['fields'][number], payable: Partial<Payable> = {}) =>
  paymentCode({ fields: [field], check }, { ...anaBill, ...payable });

/** Weights written out and summed from the right, unlike the product's loop. */
function checkDigitByHand(digits: string): number {
  const weights = `1${'3579'.repeat(20)}`.slice(0, digits.length);
  let sum = 0;
  for (let at = digits.length - 1; at >= 0; at -= 1) sum += Number(digits[at]) * Number(weights[at]);
  return ((sum - (sum % 2)) / 2) % 10;
}

test("Ana's bill in the layout of Pago Fácil", () => {
  const code = paymentCode(pagoFacilLayout('2931'), anaBill);
  assert.deepEqual(code, { ok: true, digits: '293104385812263310000010000000101315741058' });
});

test('the parts lie where the collector expects them', () => {
  const code = paymentCode(DEFAULT_BARCODE_LAYOUT, anaBill);
  assert.ok(code.ok);
  const parts = /^(.{4})(.{8})(.{5})(.{14})(.)(.{6})(..)(..)$/.exec(code.digits)?.slice(1, 8);
  assert.deepEqual(parts, ['0000', '04385812', '26331', '00000100000001', '0', '131574', '10']);
});

test('check digits of any bill agree with those computed by hand, and every code has the same length', () => {
  const bill = fc.record({
    amountCents: fc.integer({ min: 0, max: 99_999_999 }),
    surcharge: fc.integer({ min: 0, max: 999_999 }),
    days: fc.integer({ min: 0, max: 99 }),
    dueOn: fc.date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }),
    account: fc.bigInt({ min: 0n, max: 99_999_999_999_999n }),
  });
  fc.assert(
    fc.property(bill, ({ amountCents, surcharge, days, dueOn, account }) => {
      const code = paymentCode(DEFAULT_BARCODE_LAYOUT, {
        amountCents,
        dueOn: dueOn.toISOString().slice(0, 10),
        secondDueOn: new Date(dueOn.getTime() + days * 86_400_000).toISOString().slice(0, 10),
        secondAmountCents: amountCents + surcharge,
        accountNumber: String(account),
        invoiceNumber: 'B-1',
      });
      assert.ok(code.ok);
      assert.match(code.digits, /^[0-9]{42}$/);
      assert.equal(Number(code.digits[40]), checkDigitByHand(code.digits.slice(0, 40)));
      assert.equal(Number(code.digits[41]), checkDigitByHand(code.digits.slice(0, 41)));
      assert.equal(Number(code.digits.slice(4, 12)), amountCents);
      assert.equal(Number(code.digits.slice(32, 38)), surcharge);
      assert.equal(Number(code.digits.slice(38, 40)), days);
    }),
    { seed: 2 },
  );
});

test('an amount either fits whole or is refused, never cut', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 12 }), (amountCents, width) => {
      const code = only({ kind: 'amount', width }, { amountCents });
      if (amountCents < 10 ** width)
        assert.deepEqual(code, { ok: true, digits: String(amountCents).padStart(width, '0') });
      else assert.deepEqual(code, { ok: false, field: 'amount', reason: 'does-not-fit' });
    }),
    { seed: 3 },
  );
});

test('an amount of nine digits leaves a bill of the default layout without bars', () => {
  const dear = { ...anaBill, amountCents: 100_000_000, secondAmountCents: 100_000_001 };
  const code = paymentCode(DEFAULT_BARCODE_LAYOUT, dear);
  assert.deepEqual(code, { ok: false, field: 'amount', reason: 'does-not-fit' });
});

test('without a second due date, surcharge and days are zero', () => {
  for (const lacking of [{ secondDueOn: null }, { secondAmountCents: null }]) {
    assert.deepEqual(only({ kind: 'surcharge', width: 6 }, lacking), { ok: true, digits: '000000' });
    assert.deepEqual(only({ kind: 'days-to-second', width: 2 }, lacking), { ok: true, digits: '00' });
  }
});

test('what would read as another number is refused', () => {
  const negative = { ok: false, reason: 'negative' } as const;
  assert.deepEqual(only({ kind: 'amount', width: 8 }, { amountCents: -1 }), { ...negative, field: 'amount' });
  const cheaper = only({ kind: 'surcharge', width: 6 }, { secondAmountCents: 1 });
  assert.deepEqual(cheaper, { ...negative, field: 'surcharge' });
  const earlier = only({ kind: 'days-to-second', width: 2 }, { secondDueOn: '2026-11-26' });
  assert.deepEqual(earlier, { ...negative, field: 'days-to-second' });
  const nameless = only({ kind: 'client', width: 14 }, { accountNumber: 'sin número' });
  assert.deepEqual(nameless, { ok: false, field: 'client', reason: 'no-digits' });
});

test('account and invoice lose what is not a digit', () => {
  assert.deepEqual(only({ kind: 'client', width: 10 }), { ok: true, digits: '0100000001' });
  assert.deepEqual(only({ kind: 'invoice', width: 8 }), { ok: true, digits: '00100125' });
});

test('due dates in every format, leap years and both ends of the year', () => {
  const due = (dueOn: string, format: 'YYDDD' | 'DDMMYY' | 'YYMMDD' | 'YYYYMMDD') => {
    const code = only({ kind: 'due-date', format }, { dueOn });
    return code.ok ? code.digits : code.reason;
  };
  assert.equal(due('2026-01-01', 'YYDDD'), '26001');
  assert.equal(due('2026-12-31', 'YYDDD'), '26365');
  assert.equal(due('2028-12-31', 'YYDDD'), '28366');
  assert.equal(due('2028-03-01', 'YYDDD'), '28061');
  assert.equal(due('2026-11-27', 'DDMMYY'), '271126');
  assert.equal(due('2026-11-27', 'YYMMDD'), '261127');
  assert.equal(due('2026-11-27', 'YYYYMMDD'), '20261127');
});

test('digits are grouped in fours for people', () => {
  assert.equal(groupDigits('2931043858'), '2931 0438 58');
  assert.equal(groupDigits(''), '');
});
