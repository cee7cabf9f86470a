import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openDatabase } from '../../src/test-platform/store/database.ts';
import { until } from '../support/until.ts';
import { api, BASE, newCheckout, newWorld, payByCard, post } from './support.ts';

test('a notice that a stop left behind is delivered after the next start', async (t) => {
  const { open, merchant } = await newWorld(t);
  merchant.answers.push(503);
  const first = await open();
  const id = await newCheckout(first, merchant);
  await payByCard(first, id);
  await until(() => merchant.notices.length === 1, 'the refused attempt');
  await first.stop();
  const second = await open();
  await until(() => merchant.notices.length === 2, 'the attempt after the restart');
  assert.equal(merchant.notices[0]?.raw, merchant.notices[1]?.raw);
  assert.equal((await api(second, `/checkouts/${id}`)).body.status, 'complete');
});

test('a notice under way at a stop is sent again', async (t) => {
  const { open, merchant } = await newWorld(t);
  merchant.answers.push(0);
  const first = await open();
  await payByCard(first, await newCheckout(first, merchant));
  await until(() => merchant.notices.length === 1, 'the attempt without an answer');
  await first.stop();
  await open();
  await until(() => merchant.notices.length === 2, 'the attempt after the restart');
});

test('killed right after the payer had the answer, the payment and its notice are still there', async (t) => {
  const { open, merchant, file } = await newWorld(t);
  merchant.answers.push(0);
  const child = spawn(process.execPath, [fileURLToPath(new URL('killed.ts', import.meta.url)), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const doomed = { url: `http://127.0.0.1:${String(line).trim()}${BASE}` } as Parameters<
    typeof newCheckout
  >[0];
  const id = await newCheckout(doomed, merchant);
  assert.equal((await payByCard(doomed, id)).status, 303);
  child.kill('SIGKILL');
  await once(child, 'exit');
  merchant.answers.length = 0;
  const before = merchant.notices.length;
  const platform = await open();
  assert.equal((await api(platform, `/checkouts/${id}`)).body.status, 'complete');
  await until(() => merchant.notices.length > before, 'the notice');
  assert.equal(merchant.notices.at(-1)?.event.data.checkout_id, id);
});

test('a stop can be asked for twice', async (t) => {
  const platform = await (await newWorld(t)).open();
  await platform.handler.stop();
  await platform.handler.stop();
});

test('no card or account number reaches the file or the log', async (t) => {
  const { open, merchant, file, logged } = await newWorld(t);
  const platform = await open();
  const card = { card_number: '5031755734530604' };
  const account = '0170099220000067797370';
  await payByCard(platform, await newCheckout(platform, merchant), { ...card, holder: 'nobody' });
  await payByCard(platform, await newCheckout(platform, merchant), card);
  const byAccount = await newCheckout(platform, merchant);
  await post(`${platform.url}/c/${byAccount}/cuenta-bancaria`, { holder: 'APRO', account_number: account });
  await until(() => merchant.notices.length === 2, 'both notices');
  const look = () => {
    const files = [file, `${file}-wal`].filter((path) => existsSync(path));
    const bytes = files.map((path) => readFileSync(path, 'latin1')).join('') + logged.join('');
    assert.ok(bytes.includes('0604') && bytes.includes('7370'));
    for (const secret of [card.card_number, account, '50317557', '01700992']) {
      assert.ok(!bytes.includes(secret), secret);
    }
  };
  look();
  await platform.stop();
  look();
});

test('every open sets the safe settings again', async (t) => {
  const { file } = await newWorld(t);
  for (const _ of [1, 2]) {
    const db = openDatabase(file);
    assert.equal(db.pragma('synchronous', { simple: true }), 2);
    assert.equal(db.pragma('journal_mode', { simple: true }), 'wal');
    assert.equal(db.pragma('foreign_keys', { simple: true }), 1);
    db.close();
  }
});

test('a file of a newer version is refused and left alone', async (t) => {
  const { file } = await newWorld(t);
  openDatabase(file).close();
  const db = new Database(file);
  db.pragma('user_version = 99');
  db.close();
  assert.throws(() => openDatabase(file), /newer version/);
});
