import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANA, tryPassword } from '../identity/support.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { ANA_EMAIL, actions, errorsOf, lastMail, opened, pathOf, userOf } from './support.ts';

const FORM = 'form[action="/mis-datos/pregunta"]';

test('another question is chosen, asked from then on, and told by mail', async () => {
  const { ana, deps, browser } = await opened();
  await deps.db.updateTable('users').set({ answer_failures: 4 }).where('email', '=', ANA_EMAIL).execute();
  await ana.get('/mis-datos/pregunta');
  const done = await ana.submit(FORM, { pregunta: 'toy', respuesta: 'El Trencito de Hojalata' });
  assert.equal(pathOf(done), '/mis-datos');
  assert.ok(done.text.includes('Cambiaste tu pregunta de seguridad.'));
  assert.ok(done.text.includes('¿Cuál era tu juguete preferido?'));
  assert.equal((await userOf(deps)).answerFailures, 0);
  assert.equal((await lastMail(deps, ANA_EMAIL)).subject, 'Cambiaste tu pregunta de seguridad');
  assert.ok((await actions(deps)).includes('change security question'));

  const visitor = browser();
  await tryPassword(visitor, ANA);
  const asked = await visitor.get('/pregunta');
  assert.ok(asked.text.includes('¿Cuál era tu juguete preferido?'));
  const wrong = await visitor.submit('form[action="/pregunta"]', { respuesta: 'Aconcagua' });
  assert.equal(wrong.status, 422);
  const right = await visitor.submit('form[action="/pregunta"]', { respuesta: 'el trencito de hojalata' });
  assert.notEqual(pathOf(right), '/pregunta');
});

test('the answer is nowhere to be read: not in the file, not on the page, not in the mail', async () => {
  const { ana, deps } = await opened();
  await ana.get('/mis-datos/pregunta');
  await ana.submit(FORM, { pregunta: 'toy', respuesta: 'Trencito' });
  const everything = JSON.stringify([
    await deps.db.selectFrom('users').selectAll().execute(),
    await deps.db.selectFrom('outbox').selectAll().execute(),
    await deps.db.selectFrom('audit_trail').selectAll().execute(),
  ]).toLowerCase();
  assert.ok(!everything.includes('trencito'));
});

const BAD: [what: string, values: Record<string, string | string[]>, errors: string[]][] = [
  ['nothing', { pregunta: '', respuesta: '' }, ['#pregunta', '#respuesta']],
  ['a question of one’s own', { pregunta: '¿Quién soy?', respuesta: 'Trencito' }, ['#pregunta']],
  ['two letters', { pregunta: 'toy', respuesta: 'Yo' }, ['#respuesta']],
  ['an endless answer', { pregunta: 'toy', respuesta: 'a'.repeat(500) }, ['#respuesta']],
  ['a part of the e-mail', { pregunta: 'toy', respuesta: 'gomez' }, ['#respuesta']],
  ['two answers', { pregunta: 'toy', respuesta: ['uno', 'dos'] }, ['#respuesta']],
];
for (const [what, values, errors] of BAD) {
  test(`${what}: the form comes back with the question as chosen and the answer empty`, async () => {
    const { ana, deps } = await opened();
    const before = await userOf(deps);
    await ana.get('/mis-datos/pregunta');
    const page = await ana.submit(FORM, values);
    assert.equal(page.status, 422);
    assert.deepEqual(errorsOf(page), errors);
    assert.equal(page.root.querySelector('#respuesta')?.getAttribute('value'), '');
    assertValidHtml(page.body, what);
    assert.equal((await userOf(deps)).answerHash, before.answerHash);
  });
}
