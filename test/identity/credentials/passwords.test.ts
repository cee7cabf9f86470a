import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { createPasswords } from '../../../src/identity/credentials/passwords.ts';
import { AppError } from '../../../src/kit/errors.ts';
import { TEST_SECRET } from '../../support/portal.ts';

const FAST = { memorySize: 64, iterations: 1, parallelism: 1 };

test('passwords are kept as Argon2id at the strength that OWASP asks for', async () => {
  const hash = await createPasswords(TEST_SECRET).hash('Manantial#26');
  const [, memory, time] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(hash) ?? [];
  assert.ok(Number(memory) >= 19_456 && Number(time) >= 2, hash);
});

test('the same password never looks the same, and needs the secret beside the database', async () => {
  const passwords = createPasswords(TEST_SECRET, FAST);
  const [one, two] = [await passwords.hash('Manantial#26'), await passwords.hash('Manantial#26')];
  assert.notEqual(one, two);
  assert.equal(await passwords.verify(one, 'Manantial#26'), true);
  assert.equal(await createPasswords('another secret', FAST).verify(one, 'Manantial#26'), false);
});

test('nobody has a password', async () => {
  const passwords = createPasswords(TEST_SECRET, FAST);
  for (const typed of ['', 'nobody has this password', 'Manantial#26'])
    assert.equal(await passwords.verify(null, typed), false);
});

test('a long phrase counts to its last letter', async () => {
  const passwords = createPasswords(TEST_SECRET, FAST);
  const phrase = `${'ñandú 鳥 '.repeat(18)}z`.slice(0, 128);
  const stored = await passwords.hash(phrase);
  assert.equal(await passwords.verify(stored, phrase), true);
  assert.equal(await passwords.verify(stored, `${phrase.slice(0, -1)}y`), false);
});

test('an accented letter is the same, whichever keyboard wrote it', async () => {
  const passwords = createPasswords(TEST_SECRET, FAST);
  const stored = await passwords.hash('Canción#26'.normalize('NFC'));
  assert.equal(await passwords.verify(stored, 'Canción#26'.normalize('NFD')), true);
  assert.equal(await passwords.verify(stored, 'Cancion#26'), false);
});

test('a flood of tries is turned away instead of queueing for ever', async () => {
  const passwords = createPasswords(TEST_SECRET, FAST);
  const stored = await passwords.hash('x');
  const answers = await Promise.allSettled(Array.from({ length: 100 }, () => passwords.verify(stored, 'x')));
  const refused = answers.filter((answer) => answer.status === 'rejected');
  assert.equal(refused.length, 100 - 60 - Math.max(1, availableParallelism() - 1));
  for (const { reason } of refused) assert.ok(reason instanceof AppError && reason.code === 'unavailable');
  assert.equal(await passwords.verify(stored, 'x'), true);
});
