import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormats } from '../../src/kit/formats.ts';
import { payableRows, selectionBar } from '../../src/payables/page.ts';
import type { Obstacle, OfferedPayable } from '../../src/payables/payable.ts';
import { payableFrom } from '../../src/payables/selection.ts';
import { ANAS, aBill, offered, sourceOf } from './support.ts';

const f = createFormats('es', { timeZone: 'America/Argentina/Mendoza', currency: 'ARS', locale: 'es-AR' });
const en = createFormats('en', { timeZone: 'America/Argentina/Mendoza', currency: 'ARS', locale: 'es-AR' });
const fields = new Map([['invoice', 'factura']]);

function rowOf(obstacle: Obstacle | null, formats = f) {
  const items = [offered(aBill('B-1'), obstacle)];
  const [row] = payableRows({
    f: formats,
    today: '2026-03-10',
    items,
    chosen: [],
    fields,
    accountNumber: ANAS,
  });
  assert.ok(row);
  return row;
}

const BLOCKED: [Obstacle, RegExp, string | null][] = [
  [{ kind: 'in-progress', attemptId: 'P-1' }, /pago en curso/, '/pagos/P-1'],
  [{ kind: 'cooling', attemptId: 'P-1', opensAt: '2026-03-10T15:30:00.000Z' }, /rechazado/, '/pagos/P-1'],
  [{ kind: 'in-plan', planId: 'L-1' }, /En tu plan/, `/cuentas/${ANAS}/planes/L-1`],
];
for (const [obstacle, words, href] of BLOCKED) {
  test(`${obstacle.kind}: the bill stays in the list with its reason and where to see more`, () => {
    const { blocked } = rowOf(obstacle);
    assert.match(blocked?.text ?? '', words);
    assert.equal(blocked?.more?.href ?? null, href);
  });
}

test('a refused bill tells the clock time at which it opens, in both languages', () => {
  const obstacle: Obstacle = { kind: 'cooling', attemptId: 'P-1', opensAt: '2026-03-10T15:30:00.000Z' };
  assert.match(rowOf(obstacle).blocked?.detail ?? '', /a las 12:30/);
  assert.match(rowOf(obstacle, en).blocked?.detail ?? '', /at 12:30/);
});

test('a bill that will be debited says so', () => {
  assert.match(
    rowOf({ kind: 'in-debit', debitId: 'D-1', debitOn: '2026-12-28', cents: 4_110_250 }).blocked?.text ?? '',
    /Se debita el 28\/12\/2026: \$\s41\.102,50/,
  );
});

test('a free bill is a tick box of its field and number', () => {
  const row = rowOf(null);
  assert.equal(row.blocked, null);
  assert.deepEqual([row.field, row.value], ['factura', 'B-1']);
});

test('the foot counts and adds up exactly what is chosen', () => {
  const chosen = [offered(aBill('B-1', { amountCents: 10 })), offered(aBill('B-2', { amountCents: 20 }))];
  assert.match(selectionBar(f, chosen, '/').total, /0,30/);
  assert.equal(selectionBar(f, chosen, '/').count, '2 seleccionadas');
  assert.equal(selectionBar(f, chosen.slice(0, 1), '/').count, '1 seleccionada');
  assert.equal(selectionBar(f, [], '/').chosen, false);
});

test('an instalment after a blocked one cannot be ticked and says why, and one after a free one can', () => {
  const cuota = (n: number, obstacle: Obstacle | null = null) =>
    offered(
      aBill(`Q-${n}`, {
        kind: 'instalment',
        labels: { es: `Cuota ${n}`, en: `Instalment ${n}` },
        ...(n > 1 ? { after: { kind: 'instalment', id: `Q-${n - 1}` } } : {}),
      }),
      obstacle,
    );
  const rows = (items: OfferedPayable[]) =>
    payableRows({ f, today: '2026-03-10', items, chosen: items, fields, accountNumber: ANAS });
  assert.deepEqual(
    rows([cuota(1), cuota(2)]).map((row) => row.checked),
    [true, true],
  );
  for (const [obstacle, words] of BLOCKED.slice(0, 2)) {
    const all = [cuota(1, obstacle), cuota(2), cuota(3)];
    const [, second, third] = rows(all);
    assert.equal(second?.checked || third?.checked, false);
    assert.match(third?.blocked?.detail ?? '', new RegExp(`^Cuota 1: .*${words.source}`));
    assert.equal(third?.blocked?.more?.href, '/pagos/P-1');
    const named = { cuota: ['Q-2', 'Q-3'] };
    assert.deepEqual(payableFrom(all, [sourceOf('instalment', 'cuota')], named), []);
  }
});
