import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../src/kit/database.ts';
import { startProcess } from './process.ts';

test('a request under way is finished, and the database is left whole', async (t) => {
  const portal = startProcess(t);
  const url = new URL(await portal.url());
  const page = await fetch(new URL('/ingresar', url));
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const body = new URLSearchParams({
    _csrf: token,
    usuario: 'ana.gomez@example.com',
    contrasena: 'Manantial#26',
  }).toString();
  const head = [
    'POST /ingresar HTTP/1.1',
    `Host: ${url.host}`,
    `Cookie: ${cookie}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ].join('\r\n');

  const socket = connect(Number(url.port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  await once(socket, 'connect');
  socket.write(`${head}\r\n\r\n${body.slice(0, 10)}`);
  // Answered behind the first one on the same machine, so the half request has arrived by then.
  await fetch(new URL('/salud', url), { headers: { Connection: 'close' } });
  portal.child.kill('SIGTERM');
  while (
    await fetch(new URL('/salud', url)).then(
      (one) => one.body?.cancel().then(() => true),
      () => false,
    )
  );
  assert.equal(portal.child.exitCode, null);
  socket.write(body.slice(10));
  await once(socket, 'close');
  assert.equal(await portal.ended(), 0);

  assert.match(answer, /^HTTP\/1\.1 303 /);
  const files = readdirSync(portal.dataDir).filter((name) => /-wal$|-shm$/.test(name));
  assert.deepEqual(files, []);
  const store = openDatabase(join(portal.dataDir, 'portal.db'));
  t.after(() => store.close());
  assert.deepEqual(store.check(), []);
  assert.equal((await store.db.selectFrom('sessions').select('user_id').execute()).length, 1);
});

test('a second signal does not wait', async (t) => {
  const portal = startProcess(t);
  const url = new URL(await portal.url());
  const socket = connect(Number(url.port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(`POST /ingresar HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 10\r\n\r\nx`);
  await fetch(new URL('/salud', url));
  portal.child.kill('SIGINT');
  while (
    await fetch(new URL('/salud', url)).then(
      (one) => one.body?.cancel().then(() => true),
      () => false,
    )
  );
  portal.child.kill('SIGINT');
  assert.equal(await portal.ended(), 1);
});
