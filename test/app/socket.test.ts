import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/kit/log.ts';
import { loopbackUrl } from '../../src/payments/platforms/configured.ts';
import { type RunningPortal, startPortal } from '../../src/server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'ventanilla-socket-'));
const env = {
  DATA_DIR: dataDir,
  DEMO: '0',
  PORTAL_SECRET: 'a secret that is surely long enough',
  LOG_LEVEL: 'silent',
};
let portal: RunningPortal;

before(async () => {
  portal = await startPortal(readConfig({ ...env, PORT: '0' }), createLog('silent'));
});
after(async () => {
  await portal.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Sends bytes as they are and answers all that comes back. */
async function speak(bytes: string): Promise<{ status: number; headers: Headers; body: string }> {
  const socket = connect(portal.port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => {});
  socket.write(bytes, 'latin1');
  await once(socket, 'close');
  const [head = '', body = ''] = answer.split(/\r\n\r\n(.*)/s);
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers(
    lines.map((line): [string, string] => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
  );
  return { status: Number(first.split(' ')[1]), headers, body };
}

const request = (line: string, ...more: string[]) =>
  [line, 'Host: localhost', ...more, 'Connection: close', '', ''].join('\r\n');

const BROKEN: [name: string, bytes: string, status: number][] = [
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['an unknown method', request('BREW /cafe HTTP/1.1'), 400],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['a Host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['a Host with a path', 'GET / HTTP/1.1\r\nHost: evil/../x\r\nConnection: close\r\n\r\n', 400],
  ['a backslash', request('GET /\\evil.example HTTP/1.1'), 400],
  ['bytes that are no text', request('GET /\xff\xfe HTTP/1.1'), 400],
  ['the star', request('OPTIONS * HTTP/1.1'), 400],
  ['two lengths', request('POST /ingresar HTTP/1.1', 'Content-Length: 3', 'Transfer-Encoding: chunked'), 400],
  ['a header that has no end', request('GET / HTTP/1.1', `X: ${'a'.repeat(20_000)}`), 431],
  ['an expectation that nobody has', request('GET / HTTP/1.1', 'Expect: miracles'), 417],
  ['a method that is not for pages', request('TRACE /ingresar HTTP/1.1'), 405],
  ['two slashes', request('GET //evil.example/x HTTP/1.1'), 404],
  ['a page', request('GET /ingresar HTTP/1.1'), 200],
  ['a page by its full address', request('GET http://evil.example/ingresar HTTP/1.1'), 200],
  ['a file', request('GET /static/none HTTP/1.1'), 404],
];
for (const [name, bytes, status] of BROKEN) {
  test(`${name}: ${status}, with the headers of every other answer`, async () => {
    const answer = await speak(bytes);
    assert.equal(answer.status, status);
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(answer.headers.get('referrer-policy'), 'same-origin');
    assert.equal(answer.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.doesNotMatch(answer.body, /(href|action)="(https?:)?\/\/|node:|\.ts:/);
  });
}

test('no header is sent twice', async () => {
  for (const path of ['/ingresar', '/salud', '/nada']) {
    const { headers } = await speak(request(`GET ${path} HTTP/1.1`));
    for (const [name, value] of headers)
      if (name !== 'set-cookie' && name !== 'vary') assert.doesNotMatch(value, /^(.{4,}), \1$/, name);
  }
});

test('a page is as long as it says, compressed or not', async () => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    const { headers, body } = await speak(request('GET /ingresar HTTP/1.1', `Accept-Encoding: ${encoding}`));
    assert.equal(Number(headers.get('content-length')), body.length, encoding);
    assert.equal(headers.get('content-encoding'), encoding === 'identity' ? null : encoding);
  }
});

test('a body over the limit is turned away, said or unsaid', async () => {
  const type = 'Content-Type: application/x-www-form-urlencoded';
  const big = `a=${'x'.repeat(70_000)}`;
  const said = request('POST /ingresar HTTP/1.1', type, `Content-Length: ${big.length}`);
  assert.equal((await speak(said + big)).status, 413);
  const unsaid = request('POST /ingresar HTTP/1.1', type, 'Transfer-Encoding: chunked');
  assert.equal((await speak(`${unsaid}${big.length.toString(16)}\r\n${big}\r\n0\r\n\r\n`)).status, 413);
});

test('after all that the portal is alive', async () => {
  assert.equal((await speak(request('GET /salud HTTP/1.1'))).body, '{"status":"ok"}');
});

test('an https portal says so even where Node answers by itself', async () => {
  const config = readConfig({
    ...env,
    DATA_DIR: join(dataDir, 'https'),
    PORT: '0',
    BASE_URL: 'https://portal.example',
  });
  const other = await startPortal(config, createLog('silent'));
  const kept = portal;
  portal = other;
  const broken = await speak('hello\r\n\r\n');
  const hostless = await speak('GET / HTTP/1.1\r\n\r\n');
  portal = kept;
  await other.stop();
  assert.equal(other.url, 'https://portal.example');
  for (const { headers } of [broken, hostless])
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=63072000/);
});

const HOSTS: [host: string, url: string][] = [
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
  ['10.1.2.3', 'http://10.1.2.3:3000'],
];
for (const [host, url] of HOSTS) {
  test(`listening on ${host}, it reaches itself at ${url}`, () =>
    assert.equal(loopbackUrl(readConfig({ ...env, HOST: host }), 3000), url));
}
