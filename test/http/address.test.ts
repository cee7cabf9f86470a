import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clientNetwork } from '../../src/http/client/network.ts';
import { isOwnOrigin, localPath } from '../../src/http/origin.ts';

const PROXIES = ['10.0.0.1', '10.0.0.2', 'fd00::1'];
const CLIENTS: [name: string, peer: string, forwarded: string, client: string][] = [
  ['no proxy', '203.0.113.5', '', '203.0.113.5'],
  ['a header from somebody who is no proxy', '203.0.113.5', '192.0.2.1', '203.0.113.5'],
  ['a proxy', '10.0.0.1', '203.0.113.5', '203.0.113.5'],
  ['a proxy over IPv6 sockets', '::ffff:10.0.0.1', '203.0.113.5', '203.0.113.5'],
  ['a proxy written in another way', 'fd00:0:0:0:0:0:0:1', '203.0.113.5', '203.0.113.5'],
  ['two proxies', '10.0.0.1', '203.0.113.5, 10.0.0.2', '203.0.113.5'],
  ['an invented hop in front', '10.0.0.1', '192.0.2.1, 203.0.113.5', '203.0.113.5'],
  ['a port', '10.0.0.1', '203.0.113.5:5000', '203.0.113.5'],
  ['IPv6 with brackets and port', '10.0.0.1', '[2001:db8::1]:5000', '2001:db8:0:0::/64'],
  ['a proxy without the header', '10.0.0.1', '', '10.0.0.1'],
  ['only proxies', '10.0.0.1', '10.0.0.2', '10.0.0.1'],
  ['no address', '10.0.0.1', 'unknown', '10.0.0.1'],
  ['IPv6', '2001:db8:1:2:3:4:5:6', '', '2001:db8:1:2::/64'],
  ['IPv6, shortened', '2001:db8::6', '', '2001:db8:0:0::/64'],
  ['IPv6 with a zone', 'fe80::1%eth0', '', 'fe80:0:0:0::/64'],
  ['IPv4 as IPv6', '::ffff:203.0.113.5', '', '203.0.113.5'],
  ['a socket that is gone', 'unknown', '192.0.2.1', 'unknown'],
];
for (const [name, peer, forwarded, client] of CLIENTS) {
  test(`limits count by ${client}: ${name}`, () =>
    assert.equal(clientNetwork(peer, forwarded, PROXIES), client));
}

test('however an IPv6 address is written, it is of the same network as its neighbours', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
      const long = groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
      const short = new URL(`http://[${long}]`).hostname.slice(1, -1);
      const neighbour = [...groups.slice(0, 4), 1, 2, 3, 4].map((group) => group.toString(16)).join(':');
      if (short.startsWith('::ffff:') || long.startsWith('0000:0000:0000:0000:0000:ffff')) return;
      assert.equal(clientNetwork(long, '', []), clientNetwork(short, '', []));
      assert.equal(clientNetwork(long, '', []), clientNetwork(neighbour, '', []));
    }),
  );
});

test('a path of ours stays, with its query and without its fragment', () => {
  assert.equal(localPath('/cuentas?buscar=ñ#x'), '/cuentas?buscar=%C3%B1');
  assert.equal(localPath('/'), '/');
  assert.equal(localPath(undefined), null);
  assert.equal(localPath(''), null);
});

test('no text leads away: a browser that follows it stays on this host', () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    'evil.example',
    '@',
    ':',
    '?',
    '#',
    ' ',
    '\t',
    'x',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 9 }).map((parts) => `/${parts.join('')}`),
  );
  fc.assert(
    fc.property(text, (path) => {
      const local = localPath(path);
      if (local === null) return;
      assert.equal(new URL(local, 'https://portal.example').host, 'portal.example');
      assert.match(local, /^\/(?![/\\])/);
      assert.equal(localPath(local), local);
    }),
    { numRuns: 2000, seed: 20261122 },
  );
});

test('only loopback names are equal among themselves', () => {
  assert.ok(isOwnOrigin('http://localhost:3000', 'http://127.0.0.1:3000'));
  assert.ok(isOwnOrigin('http://[::1]:3000', 'http://localhost:3000'));
  assert.ok(!isOwnOrigin('http://localhost.evil.example:3000', 'http://localhost:3000'));
  assert.ok(!isOwnOrigin('http://127.0.0.1:3000', 'http://portal.example:3000'));
  assert.ok(!isOwnOrigin('https://localhost:3000', 'http://localhost:3000'));
  assert.ok(!isOwnOrigin('null', 'http://localhost:3000'));
});
