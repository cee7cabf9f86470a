import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPaper } from '../../src/documents/drawing/render.ts';
import type { Paper } from '../../src/documents/paper.ts';
import { printPaper } from '../../src/documents/print.ts';
import { anaBill } from './papers.ts';

test('a paper comes from the press as it would be drawn here', async () => {
  assert.deepEqual(await printPaper(anaBill), await renderPaper(anaBill));
});

test('papers that are asked for at once all come, each to who asked', async () => {
  const titled = (n: number): Paper => ({ ...anaBill, title: `Factura ${n}` });
  const drawn = await Promise.all([1, 2, 3].map((n) => printPaper(titled(n))));
  for (const [index, bytes] of drawn.entries()) assert.deepEqual(bytes, await renderPaper(titled(index + 1)));
});

test('a paper that cannot be drawn fails alone', async () => {
  const broken: Paper = { ...anaBill, blocks: [{ type: 'barcode' } as never] };
  const [bad, good] = await Promise.allSettled([printPaper(broken), printPaper(anaBill)]);
  assert.equal(bad.status, 'rejected');
  assert.equal(good.status, 'fulfilled');
});
