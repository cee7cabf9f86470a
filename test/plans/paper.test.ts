import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPdf } from '../documents/read-pdf.ts';
import { openTill } from '../payments/support/till.ts';
import { activePlan, DEBTS, generate } from './support.ts';

const textOf = (bytes: Buffer) =>
  readPdf(bytes)
    .pages.map((page) => page.text)
    .join(' ')
    .replace(/\u00a0/g, ' ');

const digitsOf = (text: string) =>
  [...text.matchAll(/(?:\d{4} ){10}\d{2}/g)].map(([code]) => code.replace(/ /g, ''));

test('the paper has a coupon with its code for each instalment (A130)', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 3);
  const answer = await ana.get(`/cuentas/${DEBTS}/planes/${id}.pdf`);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  const text = textOf(answer.bytes);
  const code = await till.deps.db
    .selectFrom('plans')
    .select('verification_code as it')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  for (const words of [
    'Plan de pago',
    'GÓMEZ, ANA MARÍA',
    'Cupón de la cuota 3 de 3',
    '57.790,48',
    'Falta pagar la primera cuota',
    code.it ?? '?',
  ])
    assert.ok(text.includes(words), `${words} in ${text}`);
  const codes = digitsOf(text);
  // Company, amount, year and day of year, client, currency, no surcharge, two check digits.
  assert.deepEqual(
    codes.map((digits) => digits.slice(0, 17)),
    ['00000368601226074', '00000577904826105', '00000577904826135'],
  );
  assert.ok(codes.every((digits) => digits.slice(17, 40) === '00000100000002000000000'));
});

test('instalments that are paid and plans that are over have no coupons', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await activePlan(till, ana, 3);
  const paper = async () => textOf((await ana.get(`/cuentas/${DEBTS}/planes/${id}.pdf`)).bytes);
  assert.equal(digitsOf(await paper()).length, 2);
  assert.match(await paper(), /Pagada el 10\/03\/2026/);
  await till.deps.db.updateTable('plans').set({ state: 'lapsed' }).where('id', '=', id).execute();
  assert.equal(digitsOf(await paper()).length, 0);
});

test('independent readers read it back: bars, accents, structure, a clean file', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 12);
  const { bytes } = await ana.get(`/cuentas/${DEBTS}/planes/${id}.pdf`);
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-plan-'));
  const file = join(folder, 'plan.pdf');
  writeFileSync(file, bytes);
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
  try {
    assert.match(run('pdftotext', file, '-'), /GÓMEZ, ANA MARÍA[\s\S]*Cupón de la cuota 12 de 12/);
    assert.match(run('pdfinfo', file), /Tagged:\s+yes[\s\S]*A4/);
    const structure = run('pdfinfo', '-struct-text', file);
    for (const tag of ['H1', 'H2', 'Table', 'Figure']) assert.ok(structure.includes(tag), tag);
    assert.match(run('qpdf', '--check', file), /No syntax or stream encoding errors/);
    run('pdftoppm', '-r', '200', '-gray', '-png', file, join(folder, 'page'));
    const pages = run('ls', folder)
      .split('\n')
      .filter((name) => name.endsWith('.png'));
    const read = pages.flatMap((page) => {
      const seen = spawnSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Si25.enable', join(folder, page)]);
      return seen.stdout.toString().split('\n').filter(Boolean);
    });
    assert.deepEqual(read.sort(), digitsOf(textOf(readFileSync(file))).sort());
    assert.equal(read.length, 12);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
