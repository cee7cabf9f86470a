import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaveTo } from '../../src/identity/reauth/leave.ts';

test('whoever does not give the password again is led to a page that asks for none, by its name', () => {
  const cases: [string | null, string, string][] = [
    ['/cuentas/100000001/debito-automatico', '/cuentas/100000001/debito-automatico', 'débito automático'],
    [
      '/cuentas/100000001/debito-automatico/x?a=1',
      '/cuentas/100000001/debito-automatico',
      'débito automático',
    ],
    ['/cuentas/100000001/debito-automatico-x', '/cuentas/100000001', 'la cuenta'],
    ['/cuentas/100000001/pagar?factura=B-1', '/cuentas/100000001', 'la cuenta'],
    ['/mis-datos/usuario', '/mis-datos', 'mis datos'],
    ['/mis-datosx', '/', 'Inicio'],
    ['/cuentas', '/', 'Inicio'],
    [null, '/', 'Inicio'],
  ];
  for (const [back, href, name] of cases)
    assert.deepEqual(leaveTo('es', back), { href, label: `Volver a ${name}` }, String(back));
});
