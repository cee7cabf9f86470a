import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { simpleParser } from 'mailparser';
import { createMailer } from '../../../src/kit/mail/mailer.ts';
import { deliverMail } from '../../../src/kit/mail/outbox.ts';
import type { MailOffice } from './office.ts';
import { openMailOffice } from './office.ts';
import { openPostRoom } from './support.ts';

const FROM = 'Aguas del Valle <no-responder@aguas.example>';
const RECEIPT = { kind: 'receipt', id: 'A-1', filename: 'comprobante-K7PM-2QXD-9R4T.pdf' };

test('without a mail server each letter is a file of its own, whole, and only ours to read', async (t) => {
  const room = await openPostRoom(t);
  const folder = join(room.folder, 'mail');
  const mailer = createMailer({
    url: null,
    from: FROM,
    folder,
    draw: async () => Buffer.from('%PDF-1.7 recibo'),
  });
  await room.enqueue({ attachments: [RECEIPT] });
  await deliverMail(room, mailer.send);
  await mailer.close();
  const [name = '', ...others] = readdirSync(folder);
  assert.match(name, /^[0-9A-Z]{26}\.eml$/);
  assert.deepEqual(others, []);
  assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
  const mail = await simpleParser(readFileSync(join(folder, name)));
  assert.equal(mail.to?.text, 'ana.gomez@example.com');
  assert.equal(mail.from?.text, '"Aguas del Valle" <no-responder@aguas.example>');
  assert.equal(mail.subject, 'Recibimos tu pago de $ 43.858,12');
  assert.equal(mail.text?.trim(), 'Gracias, Ana María Gómez.');
  assert.match(mail.html || '', /<p>Gracias, Ana María Gómez\.<\/p>/);
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
  assert.deepEqual(
    mail.attachments.map((file) => [file.filename, file.contentType, file.content.toString()]),
    [[RECEIPT.filename, 'application/pdf', '%PDF-1.7 recibo']],
  );
});

test('written again after a crash, a letter is still one file', async (t) => {
  const room = await openPostRoom(t);
  const folder = join(room.folder, 'mail');
  const mailer = createMailer({ url: null, from: FROM, folder, draw: async () => Buffer.from('') });
  await room.enqueue();
  await deliverMail(room, mailer.send);
  await room.db.updateTable('outbox').set({ state: 'pending' }).execute();
  await deliverMail(room, mailer.send);
  assert.equal(readdirSync(folder).length, 1);
});

test('by SMTP: a deferral is tried again with the same message id, and then it is there once', async (t) => {
  const room = await openPostRoom(t);
  const office = await openMailOffice(t, { recipient: [451] });
  const mailer = mailerTo(t, office, room.folder);
  await room.enqueue({ attachments: [RECEIPT] });
  assert.equal(await deliverMail(room, mailer.send), 0);
  assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'pending', attempts: 1 }]);
  room.wait(5);
  assert.equal(await deliverMail(room, mailer.send), 1);
  room.wait(100_000);
  assert.equal(await deliverMail(room, mailer.send), 0);
  assert.equal(office.received.length, 1);
  const mail = await simpleParser(office.received[0] ?? '');
  const row = await room.db.selectFrom('outbox').select('id').executeTakeFirstOrThrow();
  assert.equal(mail.messageId, `<outbox-${row.id}@aguas.example>`);
  assert.equal(mail.attachments.length, 1);
});

test('by SMTP: a deferral of the message itself is tried again too', async (t) => {
  const room = await openPostRoom(t);
  const office = await openMailOffice(t, { data: [452] });
  const mailer = mailerTo(t, office, room.folder);
  await room.enqueue();
  await deliverMail(room, mailer.send);
  room.wait(5);
  await deliverMail(room, mailer.send);
  assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'sent', attempts: 2 }]);
});

test('by SMTP: a recipient or a message refused for good is given up at once', async (t) => {
  for (const faults of [{ recipient: [550] }, { data: [554] }]) {
    const room = await openPostRoom(t);
    const mailer = mailerTo(t, await openMailOffice(t, faults), room.folder);
    await room.enqueue();
    await deliverMail(room, mailer.send);
    assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'failed', attempts: 1 }]);
    const row = await room.db.selectFrom('outbox').select('last_error').executeTakeFirstOrThrow();
    assert.match(row.last_error ?? '', /55\d/);
  }
});

test('by SMTP: what is wrong with us loses no letter: they leave when it is mended', async (t) => {
  for (const faults of [{ password: [535] }, { sender: [550] }]) {
    const room = await openPostRoom(t);
    const mailer = mailerTo(t, await openMailOffice(t, faults), room.folder);
    await room.enqueue();
    await deliverMail(room, mailer.send);
    assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'pending', attempts: 1 }]);
    room.wait(5);
    await deliverMail(room, mailer.send);
    assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'sent', attempts: 2 }]);
  }
});

test('by SMTP: nobody listens there: the letter waits', async (t) => {
  const room = await openPostRoom(t);
  const office = await openMailOffice(t, {});
  const mailer = mailerTo(t, office, room.folder);
  await office.close();
  await room.enqueue();
  await deliverMail(room, mailer.send);
  assert.deepEqual(await room.fates(), [{ key: 'receipt:A-1', state: 'pending', attempts: 1 }]);
});

function mailerTo(t: TestContext, office: MailOffice, folder: string) {
  const draw = async () => Buffer.from('%PDF-1.7 recibo');
  const mailer = createMailer({ url: office.url, from: FROM, folder, draw });
  t.after(() => mailer.close());
  return mailer;
}
