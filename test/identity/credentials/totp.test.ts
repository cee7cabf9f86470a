import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSeal } from '../../../src/identity/credentials/seal.ts';
import { newTotpKey, totpAddress, totpCode, totpStep } from '../../../src/identity/second-step/totp.ts';

// RFC 6238, appendix B, SHA-1: the ASCII key in base 32, and the last six of its eight digits.
const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];
const at = (seconds: number) => new Date(seconds * 1000);

test('codes are those of RFC 6238', () => {
  for (const [seconds, code] of VECTORS) {
    assert.equal(totpCode(KEY, at(seconds)), code);
    assert.equal(totpStep(KEY, code, at(seconds)), Math.floor(seconds / 30));
  }
});

test('the step before and the step after count too, no others', () => {
  const code = totpCode(KEY, at(3000));
  assert.equal(totpStep(KEY, code, at(2970)), 100);
  assert.equal(totpStep(KEY, code, at(3030)), 100);
  assert.equal(totpStep(KEY, code, at(2939)), null);
  assert.equal(totpStep(KEY, code, at(3060)), null);
});

test('spaces do not matter; anything but six digits is wrong', () => {
  const code = totpCode(KEY, at(59));
  assert.equal(totpStep(KEY, ` ${code.slice(0, 3)} ${code.slice(3)} `, at(59)), 1);
  for (const typed of ['', '28708', '2870822', 'abcdef', '٢٨٧٠٨٢'])
    assert.equal(totpStep(KEY, typed, at(59)), null);
});

test('a key is 160 bits in base 32, and another one each time', () => {
  assert.match(newTotpKey(), /^[A-Z2-7]{32}$/);
  assert.notEqual(newTotpKey(), newTotpKey());
});

test('a telephone reads issuer, login and key from the address', () => {
  const address = totpAddress(KEY, { email: 'ana.gomez@example.com', utilityName: 'Aguas del Valle' });
  const url = new URL(address);
  assert.equal(url.protocol, 'otpauth:');
  assert.equal(url.searchParams.get('secret'), KEY);
  assert.equal(url.searchParams.get('issuer'), 'Aguas del Valle');
  assert.match(decodeURIComponent(address), /Aguas del Valle:ana\.gomez@example\.com/);
});

test('a sealed key opens under the same secret only, and not when it was touched', () => {
  const seal = createSeal('a secret for tests that is long enough', 'totp');
  const sealed = seal.close(KEY);
  assert.equal(seal.open(sealed), KEY);
  assert.notEqual(seal.close(KEY), sealed);
  assert.ok(!sealed.includes(KEY));
  assert.throws(() => createSeal('another secret for tests, long enough', 'totp').open(sealed));
  assert.throws(() => createSeal('a secret for tests that is long enough', 'other').open(sealed));
  const touched = Buffer.from(sealed, 'base64url');
  touched[20] = (touched[20] ?? 0) ^ 1;
  assert.throws(() => seal.open(touched.toString('base64url')));
});
