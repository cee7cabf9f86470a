import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simpleParser } from 'mailparser';
import { openMailOffice } from '../kit/mail/office.ts';
import { startReal } from '../payments/support/real-portal.ts';
import { createBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { FORM, LUIS, PASSWORD, VALIDATE } from './support.ts';

test('over real HTTP and SMTP: register, open the link of the mail, sign in, see the account', async (t) => {
  const office = await openMailOffice(t);
  const portal = await startReal(t, { MAIL_URL: office.url });
  const luis = createBrowser((request) => fetch(request), portal.url);
  await luis.get('/registrarse');
  await luis.submit(FORM, LUIS);
  assert.match(luis.page.text, /Revisá tu correo/);
  const mail = await simpleParser(await arrived(office.received, 1));
  assert.equal(mail.to?.text, LUIS.correo);
  const link = /http\S+\/registrarse\/validar\?token=\w+/.exec(mail.text ?? '')?.[0] ?? '';
  assert.ok(typeof mail.html === 'string' && mail.html.includes(link), 'a plain and an HTML part');
  assert.equal(new URL(link).origin, portal.url);

  const mailbox = createBrowser((request) => fetch(request), portal.url);
  const { pathname, search } = new URL(link);
  await mailbox.get(pathname + search);
  await mailbox.submit(VALIDATE);
  await mailbox.get('/ingresar');
  await mailbox.submit('form[action="/ingresar"]', { usuario: LUIS.correo, contrasena: PASSWORD });
  await mailbox.submit('form[action="/pregunta"]', { respuesta: LUIS.respuesta });
  assert.match(mailbox.page.text, /100000007/);
  const welcome = await simpleParser(await arrived(office.received, 2));
  assert.match(welcome.subject ?? '', /equipo nuevo/);
});

/** The letters to Luis, by their turn: the demo writes to its own customers too. */
async function arrived(received: string[], count: number): Promise<string> {
  const his = () => received.filter((letter) => letter.includes(`To: ${LUIS.correo}`));
  await until(() => his().length >= count, `${count} letters`);
  return his()[count - 1] as string;
}
