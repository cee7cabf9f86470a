import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId, normaliseCode, randomCode, timeOfId, verificationCode } from '../../src/kit/ids.ts';

const at = (ms: number) => ({ now: () => new Date(ms) });
const CROCKFORD = /^[0-9A-HJKMNP-TV-Z]+$/;

test('an id has 26 characters that can be read out by telephone', () => {
  const id = newId(at(1_795_000_000_000));
  assert.equal(id.length, 26);
  assert.match(id, CROCKFORD);
});

test('ids sort by the time at which they were made', () => {
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      fc.pre(a < b);
      assert.ok(newId(at(a)) < newId(at(b)));
    }),
  );
});

test('an id tells when it was made, and what is no id tells nothing', () => {
  for (const time of [0, 1, 1_773_154_800_000, 2 ** 48 - 1])
    assert.equal(timeOfId(newId({ now: () => new Date(time) })), time);
  for (const text of ['', 'A-1', '01KKBXYW00ABCDEFGHJKMNPQRU', '01kkbxyw00abcdefghjkmnpqrs'])
    assert.equal(timeOfId(text), null, text);
});

test('ids of the same moment differ', () => {
  const ids = Array.from({ length: 5000 }, () => newId(at(1_795_000_000_000)));
  assert.equal(new Set(ids).size, ids.length);
});

test('a random code uses the whole alphabet evenly', () => {
  const counts = new Map<string, number>();
  for (const char of randomCode(32_000)) counts.set(char, (counts.get(char) ?? 0) + 1);
  assert.equal(counts.size, 32);
  for (const [char, count] of counts) assert.ok(count > 700 && count < 1300, `${char} came ${count} times`);
});

test('a code is as long as it was asked for, and never the same twice', () => {
  for (const length of [0, 1, 16, 4095, 4096, 4097, 10_000]) assert.equal(randomCode(length).length, length);
  const codes = Array.from({ length: 5000 }, () => randomCode(16));
  assert.equal(new Set(codes).size, codes.length);
});

test('a code for people has three groups, and is found however it was typed', () => {
  assert.match(verificationCode(), /^([0-9A-HJKMNP-TV-Z]{4})(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  assert.equal(normaliseCode(' k7pm 2qxd-9r4t '), 'K7PM-2QXD-9R4T');
  assert.equal(normaliseCode('OIL0-1111'), '0110-1111');
  assert.equal(normaliseCode(''), '');
  fc.assert(
    fc.property(fc.string(), (typed) =>
      assert.equal(normaliseCode(normaliseCode(typed)), normaliseCode(typed)),
    ),
  );
});

test('every code survives lower case and lost dashes', () => {
  for (let i = 0; i < 200; i++) {
    const code = verificationCode();
    assert.equal(normaliseCode(code.replaceAll('-', '').toLowerCase()), code);
  }
});
