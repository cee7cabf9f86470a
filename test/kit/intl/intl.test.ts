import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayWriter } from '../../../src/kit/intl/days.ts';
import { moneyWriter } from '../../../src/kit/intl/money.ts';
import { localDate, localHour, localTime } from '../../../src/kit/intl/zone.ts';

const LOCALES = ['es-AR', 'es', 'es-CL', 'es-MX', 'es-UY', 'en-US', 'en-GB', 'en-NZ', 'en-IN', 'es-CO'];
const CURRENCIES = ['ARS', 'CLP', 'EUR', 'USD', 'UYU', 'KWD', 'CHF'];

test('amounts are written as Intl writes them, in every locale and currency', () => {
  for (const locale of LOCALES)
    for (const currency of CURRENCIES) {
      const write = moneyWriter(locale, currency);
      const format = new Intl.NumberFormat(locale, {
        ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
      });
      const check = (cents: number) =>
        assert.equal(write(cents), format.format(cents / 100).replace(/ /g, '\u00a0'), `${locale} ${cents}`);
      for (const edge of [0, 1, 99, 100, 99_999, 100_000, 999_999, 1_000_000, -1, -100_001]) check(edge);
      fc.assert(fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), check), {
        numRuns: 40,
      });
    }
});

test('days are written as Intl writes them, however many are asked for', () => {
  const write = dayWriter('es-AR', { day: 'numeric', month: 'long', year: 'numeric' });
  const format = new Intl.DateTimeFormat('es-AR', { dateStyle: 'long', timeZone: 'UTC' });
  for (let at = 0; at < 9000; at++) {
    const day = new Date(at * 86_400_000).toISOString().slice(0, 10);
    assert.equal(write(day), format.format(new Date(day)));
  }
});

test('the day of a moment turns at local midnight, in zones of every kind', () => {
  const zones = ['America/Argentina/Mendoza', 'America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'];
  for (const timeZone of zones) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    const moment = fc.date({
      min: new Date('2010-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, fc.integer({ min: -90_000, max: 90_000 }), (at, shift) => {
        for (const date of [at, new Date(at.getTime() + shift)]) {
          const [day = '', time = ''] = format.format(date).split(' ');
          assert.equal(localDate(date, timeZone), day);
          assert.equal(localDate(date.toISOString(), timeZone), day);
          assert.equal(localTime(date, timeZone), time);
          assert.equal(localHour(date, timeZone), Number(time.slice(0, 2)));
        }
      }),
    );
  }
});
