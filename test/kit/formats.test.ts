import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createFormats } from '../../src/kit/formats.ts';

const MENDOZA = { locale: 'es-AR', currency: 'ARS', timeZone: 'America/Argentina/Mendoza' };
const es = createFormats('es', MENDOZA);
const en = createFormats('en', MENDOZA);

test('money is written as people here write it, and never broken over lines', () => {
  assert.equal(es.money(4_385_812), '$\u00a043.858,12');
  assert.equal(es.money(0), '$\u00a00,00');
  assert.equal(es.money(-1530), '-$\u00a015,30');
  assert.equal(en.money(4_385_812), '$43,858.12');
});

test('every cent of every amount is shown, and no space may break', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (cents) => {
      for (const { money } of [es, en]) {
        assert.equal(Number(money(cents).replace(/\D/g, '')), cents);
        assert.doesNotMatch(money(cents), /[ \u2009\u202f]/);
      }
    }),
  );
});

test('days are written long, short and near in both languages', () => {
  assert.equal(es.dayShort('2026-11-07'), '07/11/2026');
  assert.equal(en.dayShort('2026-11-07'), '07/11/2026');
  assert.equal(es.day('2026-11-27'), '27 de noviembre de 2026');
  assert.equal(en.day('2026-11-27'), '27 November 2026');
  assert.equal(es.dayNear('2026-11-27'), 'viernes 27 de noviembre');
  assert.equal(en.dayNear('2026-11-27'), 'Friday 27 November');
  assert.equal(es.day('2028-02-29'), '29 de febrero de 2028');
});

test('the year is left out only where it is the same', () => {
  assert.equal(es.dayFrom('2026-11-22', '2026-12-31'), '31 de diciembre');
  assert.equal(es.dayFrom('2026-11-22', '2027-01-01'), '1 de enero de 2027');
});

test('moments are those of the local clock, in 24 hours', () => {
  assert.equal(es.time('2026-11-23T03:05:00.000Z'), '00:05');
  assert.equal(en.time('2026-11-22T18:42:00.000Z'), '15:42');
  assert.equal(es.moment('2026-11-23T02:59:00.000Z'), '22 de noviembre de 2026, 23:59');
});

test('a quantity keeps every digit, and a price of one unit is never rounded', () => {
  assert.equal(es.quantity('12.5'), '12,5');
  assert.equal(es.quantity('0.000125'), '0,000125');
  assert.equal(es.quantity('1234.5'), '1.234,5');
  assert.equal(es.unitPrice('0.0532'), '$\u00a00,0532');
  assert.equal(en.unitPrice('1500'), '$1,500.00');
});

test('each language is written in its own way, whatever the language of the utility', () => {
  const english = { ...MENDOZA, locale: 'en-NZ', currency: 'NZD' };
  assert.equal(createFormats('es', english).day('2026-11-27'), '27 de noviembre de 2026');
  assert.equal(createFormats('en', english).day('2026-11-27'), '27 November 2026');
  assert.equal(
    createFormats('es', { ...MENDOZA, locale: 'es-MX', currency: 'MXN' }).money(123_456),
    '$1,234.56',
  );
});
