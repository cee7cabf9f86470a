import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Ctx } from '../../src/http/context.ts';
import { emptyForm, failedForm, parseForm, readForm, readQuery, valuesOf } from '../../src/http/form.ts';

const ctx = (url: string, init: RequestInit = {}) => {
  const raw = new Request(new URL(url, 'http://localhost'), init);
  return { req: { raw, url: raw.url } } as unknown as Ctx;
};
const schema = z.object({
  cuenta: z.string('Falta la cuenta').min(3, 'Corta'),
  clave: z.string().min(8, 'Débil'),
});

test('a repeated field is a list, in order', () => {
  const fields = readQuery(ctx('/?factura=B&factura=A&cuota=1'));
  assert.deepEqual(valuesOf(fields, 'factura'), ['B', 'A']);
  assert.deepEqual(valuesOf(fields, 'cuota'), ['1']);
  assert.deepEqual(valuesOf(fields, 'cargo'), []);
});

test('names of the language are names of fields and nothing more', () => {
  const fields = readQuery(ctx('/?__proto__=x&constructor=y&toString=z'));
  assert.deepEqual(Object.keys(fields), ['__proto__', 'constructor', 'toString']);
  assert.deepEqual(valuesOf(fields, '__proto__'), ['x']);
  assert.deepEqual(valuesOf(readQuery(ctx('/')), 'constructor'), []);
  const parsed = parseForm(schema, fields);
  assert.equal(parsed.ok, false);
  assert.equal(({} as Record<string, unknown>).x, undefined);
});

test('a form is read once, however often it is asked for', async () => {
  const body = new URLSearchParams({ cuenta: '1' });
  const c = ctx('/', { method: 'POST', body });
  assert.equal(await readForm(c), await readForm(c));
});

test('a wrong form says at each field what is wrong, in their order, and forgets secrets', () => {
  const parsed = parseForm(schema, { cuenta: 'x', clave: 'short' }, ['clave']);
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.form, {
    values: { cuenta: 'x' },
    errors: { cuenta: 'Corta', clave: 'Débil' },
    summary: [
      { href: '#cuenta', text: 'Corta' },
      { href: '#clave', text: 'Débil' },
    ],
  });
});

test('a field that was sent twice where one belongs is wrong', () => {
  const parsed = parseForm(schema, { cuenta: ['100', '200'], clave: '12345678' });
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.form.errors, { cuenta: 'Falta la cuenta' });
});

test('fields that the form does not have are dropped', () => {
  const parsed = parseForm(schema, { cuenta: '100', clave: '12345678', role: 'staff' });
  assert.deepEqual(parsed, { ok: true, data: { cuenta: '100', clave: '12345678' } });
});

test('what only the server could find is told in the same way', () => {
  assert.deepEqual(failedForm({ cuenta: '1', clave: 'x' }, { cuenta: 'No existe' }, ['clave']), {
    values: { cuenta: '1' },
    errors: { cuenta: 'No existe' },
    summary: [{ href: '#cuenta', text: 'No existe' }],
  });
  assert.deepEqual(emptyForm({ a: '1' }), { values: { a: '1' }, errors: {}, summary: [] });
});
