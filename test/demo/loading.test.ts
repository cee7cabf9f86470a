import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { loadDemo } from '../../db/seeds/demo.ts';
import { demoAccounts, demoLogins } from '../../db/seeds/demo-people.ts';
import { takeAccounts } from '../../src/accounts/intake.ts';
import { createPasswords } from '../../src/identity/credentials/passwords.ts';
import { addUser, findUserByEmail } from '../../src/identity/store.ts';
import { openDatabase, transact } from '../../src/kit/database.ts';
import { clockAt, config, contents, demoDatabase, newDatabase, noon, rowCount, TODAY } from './support.ts';

const PROCESS = join(import.meta.dirname, 'load-process.ts');

async function loadElsewhere(file: string, dieAt = Infinity) {
  const child = spawn(process.execPath, [PROCESS, file, String(dieAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [answer] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { answer, signal: child.signalCode };
}

test('a new database is loaded and sound', async (t) => {
  const open = await newDatabase(t);
  assert.equal(await loadDemo(open.db, config, noon), true);
  assert.deepEqual(open.check(), []);
});

test('loading a second time changes nothing', async (t) => {
  const { db } = await demoDatabase(t);
  const before = await contents(db);
  assert.equal(await loadDemo(db, config, clockAt('2027-03-01T12:00:00.000Z')), false);
  assert.deepEqual(await contents(db), before);
});

test('a second start on the same file does not load', async (t) => {
  const { db, file } = await demoDatabase(t);
  const before = await contents(db);
  const again = openDatabase(file);
  assert.equal(await loadDemo(again.db, config, noon), false);
  await again.close();
  assert.deepEqual(await contents(db), before);
});

test('a database that holds one user only is left alone', async (t) => {
  const { db } = await newDatabase(t);
  await transact(db, (tx) => addUser(tx, noon, { email: 'bruno.perez@example.com', passwordHash: 'x' }));
  assert.equal(await loadDemo(db, config, noon), false);
  assert.equal(await rowCount(db), 1);
});

test('a database that holds one account only is left alone', async (t) => {
  const { db } = await newDatabase(t);
  await transact(db, (tx) => takeAccounts(tx, demoAccounts(TODAY).slice(0, 1)));
  assert.equal(await loadDemo(db, config, noon), false);
  assert.equal(await rowCount(db), 1);
});

for (const dieAt of [2, 12, 30]) {
  test(`killed when it asks for the time ${dieAt} times, loading leaves nothing and starts afresh`, async (t) => {
    const open = await newDatabase(t);
    const { signal } = await loadElsewhere(open.file, dieAt);
    assert.equal(signal, 'SIGKILL');
    assert.equal(await rowCount(open.db), 0);
    assert.equal(await loadDemo(open.db, config, noon), true);
    assert.deepEqual(open.check(), []);
  });
}

test('of two processes that start at once, one loads', async (t) => {
  const { file } = await newDatabase(t);
  const answers = await Promise.all([loadElsewhere(file), loadElsewhere(file)]);
  assert.deepEqual(answers.map(({ answer }) => answer).sort(), ['false', 'true']);
});

test('the logins printed at start are those that open the accounts', async (t) => {
  const { db } = await demoDatabase(t);
  const passwords = createPasswords(config.secret);
  const printed = [...demoLogins().matchAll(/(\S+@\S+)\s+(\S+)/g)];
  assert.deepEqual(
    printed.map(([, email]) => email),
    ['ana.gomez@example.com', 'carla.diaz@example.com'],
  );
  for (const [, email = '', password = ''] of printed) {
    const user = await findUserByEmail(db, email);
    assert.ok(user && (await passwords.verify(user.passwordHash, password)), email);
  }
});

test('passwords are those of the contract', () => {
  assert.match(demoLogins(), /ana\.gomez@example\.com +Manantial#26 /);
  assert.match(demoLogins(), /carla\.diaz@example\.com +Vertiente#26 /);
});
