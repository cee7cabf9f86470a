import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../../src/kit/database.ts';
import { openTimedPortal } from '../support.ts';

async function open() {
  const portal = await openTimedPortal();
  const { db, mailedTokens } = portal.deps;
  const issue = (subject = 'registration 1') =>
    transact(db, (tx) => mailedTokens.issue(tx, 'validate-email', { subject, detail: 'x' }));
  const redeem = (token: string) => transact(db, (tx) => mailedTokens.redeem(tx, 'validate-email', token));
  const type = (code: string, subject = 'registration 1') =>
    mailedTokens.redeemCode(db, 'validate-email', { subject, code });
  return { portal, db, mailedTokens, issue, redeem, type };
}

const ABOUT = { subject: 'registration 1', detail: 'x' };

test('a link is good once', async () => {
  const { db, mailedTokens, issue, redeem } = await open();
  const { token } = await issue();
  assert.match(token, /^[A-Za-z0-9]{32}$/);
  assert.deepEqual(await mailedTokens.peek(db, 'validate-email', token), ABOUT);
  assert.deepEqual(await mailedTokens.peek(db, 'validate-email', token), ABOUT);
  assert.deepEqual(await redeem(token), ABOUT);
  assert.equal(await redeem(token), null);
  assert.equal(await mailedTokens.peek(db, 'validate-email', token), null);
});

test('its code is good in its place, and uses it up', async () => {
  const { issue, redeem, type } = await open();
  const { token, code } = await issue();
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.deepEqual(await type(` ${code.toLowerCase().replace('-', ' ')}`), ABOUT);
  assert.equal(await type(code), null);
  assert.equal(await redeem(token), null);
});

test('after five wrong codes the right one is refused too; the link still counts', async () => {
  const { issue, redeem, type } = await open();
  const { token, code } = await issue();
  for (let i = 0; i < 5; i++) assert.equal(await type('0000-0000'), null);
  assert.equal(await type(code), null);
  assert.deepEqual(await redeem(token), ABOUT);
});

test('a newer one kills the older', async () => {
  const { issue, redeem, type } = await open();
  const older = await issue();
  const newer = await issue();
  assert.equal(await redeem(older.token), null);
  assert.equal(await type(older.code), null);
  assert.deepEqual(await redeem(newer.token), ABOUT);
});

test('one for another purpose or another subject is as good as none', async () => {
  const { db, mailedTokens, issue, type } = await open();
  const { token, code } = await issue();
  await issue('registration 2');
  assert.equal(await transact(db, (tx) => mailedTokens.redeem(tx, 'change-email', token)), null);
  assert.equal(await mailedTokens.redeemCode(db, 'sign-in', { subject: 'registration 1', code }), null);
  assert.equal(await type(code, 'registration 2'), null);
  assert.deepEqual(await type(code), ABOUT);
});

test('time runs out, and what ran out is swept away', async () => {
  const { portal, db, mailedTokens, redeem, type, issue } = await open();
  const { token, code } = await issue();
  const signIn = await transact(db, (tx) => mailedTokens.issue(tx, 'sign-in', { subject: 's', detail: '' }));
  portal.pass({ minutes: 10 });
  assert.equal(await mailedTokens.redeemCode(db, 'sign-in', { subject: 's', code: signIn.code }), null);
  portal.pass({ minutes: 1 });
  await mailedTokens.sweep(db);
  assert.equal((await db.selectFrom('mailed_tokens').selectAll().execute()).length, 1);
  portal.pass({ minutes: 14 * 24 * 60 });
  assert.equal(await redeem(token), null);
  assert.equal(await type(code), null);
});

test('a copy of the file gives neither link nor code', async () => {
  const { db, issue } = await open();
  const { token, code } = await issue();
  const rows = JSON.stringify(await db.selectFrom('mailed_tokens').selectAll().execute());
  assert.ok(!rows.includes(token) && !rows.includes(code) && !rows.includes(code.replace('-', '')));
});
