// Needs zbar-tools, poppler-utils and qpdf, which a machine with Node alone lacks: run by hand, `node --test` on this file.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTill } from '../../payments/support/till.ts';
import { DEBTS, generate } from '../support.ts';
import { digitsOf, textOf } from './paper-text.ts';

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
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
    const read = pages.flatMap((page) => {
      const seen = spawnSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Si25.enable', join(folder, page)]);
      return seen.stdout.toString().split('\n').filter(Boolean);
    });
    assert.deepEqual(read.sort(), digitsOf(textOf(bytes)).sort());
    assert.equal(read.length, 12);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
