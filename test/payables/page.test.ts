import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormats } from '../../src/kit/formats.ts';
import { payableRows, selectionBar } from '../../src/payables/page.ts';
import type { Obstacle } from '../../src/payables/payable.ts';
import { ANAS, aBill, offered } from './support.ts';

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
