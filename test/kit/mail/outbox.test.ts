import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../../src/kit/database.ts';
import type { OutgoingMail } from '../../../src/kit/mail/outbox.ts';
import { deliverMail, enqueueMail, PermanentMailError, recoverOutbox } from '../../../src/kit/mail/outbox.ts';
import { openPostRoom } from './support.ts';

const RETRY_AFTER_SECONDS = [5, 30, 120, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400];

test('the same fact is mailed once, however often it is queued and delivered', async (t) => {
  const room = await openPostRoom(t);
  const sent: OutgoingMail[] = [];
  const send = async (mail: OutgoingMail) => {
    sent.push(mail);
  };
  await room.enqueue();
  await room.enqueue({ subject: 'Otra vez' });
  await Promise.all([deliverMail(room, send), deliverMail(room, send), deliverMail(room, send)]);
  await room.enqueue();
  await deliverMail(room, send);
  assert.deepEqual(
    sent.map((mail) => mail.subject),
    ['Recibimos tu pago de $ 43.858,12'],
  );
  assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'sent', attempts: 1 }]);
});

test('a letter of a transaction that is undone never was', async (t) => {
  const room = await openPostRoom(t);
  const undone = transact(room.db, async (tx) => {
    await enqueueMail(tx, room.clock, {
      dedupeKey: 'receipt:A-2',
      to: 'bruno.perez@example.com',
      subject: '',
      text: '',
      html: '',
      attachments: [],
    });
    throw new Error('the ledger refused');
  });
  await assert.rejects(undone, /the ledger refused/);
  assert.deepEqual(await room.fates(), []);
});

test('a failure is tried again later and later, and given up in the end', async (t) => {
  const room = await openPostRoom(t);
  await room.enqueue();
  let tries = 0;
  const fail = async () => {
    tries += 1;
    throw new Error('452 mailbox full');
  };
  await deliverMail(room, fail);
  for (const [retry, seconds] of RETRY_AFTER_SECONDS.entries()) {
    room.wait(seconds - 1);
    await deliverMail(room, fail);
    assert.equal(tries, retry + 1, `not before ${seconds} s`);
    room.wait(1);
    await deliverMail(room, fail);
    assert.equal(tries, retry + 2, `after ${seconds} s`);
  }
  assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'failed', attempts: 11 }]);
});

test('a refusal for good is not tried again, and does not hold up the next letter', async (t) => {
  const room = await openPostRoom(t);
  await room.enqueue({ to: 'nadie@example.com' });
  await room.enqueue({ dedupeKey: 'receipt:A-2' });
  const sent: string[] = [];
  const send = async (mail: OutgoingMail) => {
    if (mail.to === 'nadie@example.com') throw new PermanentMailError('550 no such user');
    sent.push(mail.to);
  };
  assert.equal(await deliverMail(room, send), 1);
  room.wait(86_400);
  assert.equal(await deliverMail(room, send), 0);
  assert.deepEqual(sent, ['ana.gomez@example.com']);
  assert.deepEqual(
    (await room.fates()).map((fate) => fate.state),
    ['failed', 'sent'],
  );
});

test('what a dead process was sending goes out after the next start, without waiting for its lease', async (t) => {
  const room = await openPostRoom(t);
  await room.enqueue();
  await room.db
    .updateTable('outbox')
    .set({ state: 'sending', claim: 'of the dead', next_at: '2026-03-10T15:01:30.000Z' })
    .execute();
  const sent: string[] = [];
  const send = async (mail: OutgoingMail) => {
    sent.push(mail.id);
  };
  await deliverMail(room, send);
  assert.deepEqual(sent, []);
  await recoverOutbox(room);
  await deliverMail(room, send);
  assert.equal(sent.length, 1);
});

test('a lease that ran out is taken over, and the late sender changes nothing any more', async (t) => {
  const room = await openPostRoom(t);
  await room.enqueue();
  const slow = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const first = deliverMail(room, async () => {
    taken.resolve();
    await slow.promise;
    throw new Error('too late');
  });
  await taken.promise;
  room.wait(91);
  assert.equal(await deliverMail(room, async () => {}), 1);
  slow.resolve();
  await first;
  assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'sent', attempts: 2 }]);
});

test('the words of a letter that opens something are gone once it has left, or was given up', async (t) => {
  const room = await openPostRoom(t);
  await room.enqueue({ dedupeKey: 'plain', text: 'Gracias' });
  await room.enqueue({ dedupeKey: 'code', text: 'K7PM-2QXD', html: '<b>K7PM-2QXD</b>', secret: true });
  const seen: string[] = [];
  await deliverMail(room, async (mail) => {
    seen.push(mail.text);
  });
  assert.deepEqual(seen.sort(), ['Gracias', 'K7PM-2QXD']);
  await room.enqueue({ dedupeKey: 'refused', text: 'K7PM-2QXD', secret: true });
  await deliverMail(room, async () => {
    throw new PermanentMailError('550 no such mailbox');
  });
  const rows = await room.db.selectFrom('outbox').select(['dedupe_key', 'text_body', 'html_body']).execute();
  const words = Object.fromEntries(rows.map((row) => [row.dedupe_key, row.text_body]));
  assert.deepEqual(words, { plain: 'Gracias', code: '', refused: '' });
  assert.ok(!JSON.stringify(rows).includes('K7PM'));
});
