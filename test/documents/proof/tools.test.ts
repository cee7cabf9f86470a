import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { missingTools } from './tools.ts';

test('a machine without the readers is told which ones and how to get them, and nothing is proven', () => {
  assert.deepEqual(missingTools(''), ['pdftotext', 'pdfinfo', 'pdftoppm', 'qpdf', 'zbarimg']);
  const proof = join(import.meta.dirname, '../proof.ts');
  const { status, stderr, stdout } = spawnSync(process.execPath, [proof], {
    env: { ...process.env, PATH: '/nonexistent' },
    encoding: 'utf8',
  });
  assert.equal(status, 69);
  assert.match(
    stderr,
    /pdftotext, pdfinfo, pdftoppm, qpdf, zbarimg[\s\S]*apt-get install poppler-utils qpdf zbar-tools/,
  );
  assert.doesNotMatch(stdout, /passed/);
});
