import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskEmail } from '../../src/identity/mask.ts';

const MASKED: [email: string, shown: string][] = [
  ['ana.gomez@example.com', 'an••••@ex••••.com'],
  ['a@b.ar', 'a••••@b••••.ar'],
  ['luis@mail.aguas.com.ar', 'lu••••@ma••••.ar'],
  ['nothing', 'no••••@••••'],
  ['', '••••@••••'],
];
for (const [email, shown] of MASKED) {
  test(`${email || 'no mailbox'} is shown as ${shown}`, () => assert.equal(maskEmail(email), shown));
}
