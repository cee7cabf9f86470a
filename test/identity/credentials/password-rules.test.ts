import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCommonPassword } from '../../../src/identity/credentials/common-passwords.ts';
import { isAccepted, judgePassword } from '../../../src/identity/credentials/password-rules.ts';
import { temporaryPassword } from '../../../src/identity/credentials/temporary.ts';

const CONTEXT = ['Aguas del Valle', 'ana.gomez@example.com', '100000001', 'GÓMEZ'];

async function missed(password: string, context: string[] = CONTEXT): Promise<string[]> {
  const judged = await judgePassword(password, context);
  return judged.filter((one) => !one.met).map((one) => one.rule);
}

test('each rule of the composition is told by itself (D17)', async () => {
  const cases: [password: string, missed: string[]][] = [
    ['Lo-c4ro', ['length']],
    ['lo-c4ros', ['upper']],
    ['LO-C4ROS', ['lower']],
    ['Lo-caros', ['digit']],
    ['Lo4caros', ['special']],
    ['Lo 4caros', ['special']],
    ['', ['length', 'upper', 'lower', 'digit', 'special', 'common', 'own']],
    ['Lo-c4ros', []],
    ['Ñandú-73 🦤', []],
  ];
  for (const [password, expected] of cases) assert.deepEqual(await missed(password), expected, password);
});

test('8 to 128 characters are accepted, counted as people count them', async () => {
  assert.deepEqual(await missed(`Lo-4${'ñ'.repeat(124)}`), []);
  assert.deepEqual(await missed(`Lo-4${'ñ'.repeat(125)}`), ['length']);
  assert.deepEqual(await missed(`Lo-4${'🦤'.repeat(124)}`), []);
});

test('what everybody uses is refused, however it is dressed up', async () => {
  const common = [
    'Password1!',
    'P4ssword2026!',
    'P@ssw0rd',
    'Contraseña1!',
    'CONTRASEÑA2026',
    'Verano2026!',
    'Argentina-10',
    '123456',
    'Qwerty123!',
    '¡Bienvenido1!',
    'River#2026',
    'Clave_1234',
  ];
  for (const password of common) assert.equal(await isCommonPassword(password), true, password);
});

test('what nobody else would think of is not', async () => {
  for (const password of ['Manantial#26', 'Vertiente#26', 'cuatro yeguas zainas 7!', 'Tr3s-Cruces.azul'])
    assert.equal(await isCommonPassword(password), false, password);
});

test("one's own data and the utility's name do not make a password", async () => {
  for (const password of ['AguasDelValle1!', 'Ana.Gomez1!', 'Gómez#2026', '100000001Aa!', 'Gomez-Valle7'])
    assert.deepEqual(await missed(password), ['own'], password);
});

test('a sentence may name them', async () => {
  assert.deepEqual(await missed('Las aguas del valle bajan turbias 7!'), []);
  assert.deepEqual(await missed('En 1980 los Gómez-Funes plantaron olivos'), []);
});

test('every temporary password meets the rules it will be replaced under (D1)', async () => {
  for (let i = 0; i < 200; i++) {
    const password = temporaryPassword();
    assert.ok(isAccepted(await judgePassword(password, CONTEXT)), password);
    assert.doesNotMatch(password, /[0o1li5s]/i);
    assert.equal(password.replace(/-/g, '').length, 27);
  }
});

test('whatever is typed is judged', async () => {
  const property = fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (password) => {
    const judged = await judgePassword(password, CONTEXT);
    assert.equal(judged.length, 7);
  });
  await fc.assert(property, { numRuns: 300, seed: 20261122 });
});
