import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { simpleParser } from 'mailparser';
import { startProcess } from '../app/process.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { patience } from '../support/pace.ts';
import { until } from '../support/until.ts';
import { exportOf, importByCommand, newBill, ON_PAPER } from './support.ts';

/** The letters with a bill that the portal has written as files. */
const mailsIn = (dataDir: string) => {
  const folder = join(dataDir, 'mail');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(folder, name)))
    .filter((letter) => letter.includes('factura-B-'));
};

async function arrived(dataDir: string, count: number): Promise<Buffer[]> {
  await until(() => mailsIn(dataDir).length >= count, `${count} letters`);
  return mailsIn(dataDir);
}

test('the command imports, the portal mails: a new bill with its PDF to the billing e-mail, and no others', {
  timeout: patience(180_000),
}, async (t) => {
  const portal = startProcess(t);
  await portal.url();
  const bills = [newBill('B-1001-27'), newBill('B-1002-13', { account_number: ON_PAPER })];
  await importByCommand(portal.dataDir, exportOf(...bills));
  const [letter, ...more] = await arrived(portal.dataDir, 1);
  assert.equal(more.length, 0);
  const mail = await simpleParser(letter as Buffer);
  assert.equal(mail.to && 'text' in mail.to ? mail.to.text : '', 'ana.gomez@example.com');
  assert.match(mail.subject ?? '', /^Factura B-1001-27: \$\s45\.000,50, vence el \d+ de \w+ de \d{4}$/);
  assert.match(mail.text ?? '', /\/cuentas\/100000001\/facturas\/B-1001-27/);
  const [paper] = mail.attachments;
  assert.equal(paper?.filename, 'factura-B-1001-27.pdf');
  const text = readPdf(paper?.content as Buffer)
    .pages.map((page) => page.text)
    .join('\n');
  assert.match(text, /B-1001-27/);
  // The lines come in a later file than the bills: the letter has waited for them.
  assert.match(text, /Agua y cloacas/);
});
