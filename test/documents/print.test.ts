import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { renderPaper } from '../../src/documents/drawing/render.ts';
import type { Paper } from '../../src/documents/paper.ts';
import type { Printed } from '../../src/documents/press.ts';
import { printPaper } from '../../src/documents/print.ts';
import { anaBill, paper } from './papers.ts';
import { readPdf } from './read-pdf.ts';

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

test('a letter that a press first drew under an accent is found in later papers without one', async (t) => {
  const press = new Worker(new URL('../../src/documents/press.ts', import.meta.url));
  t.after(() => press.terminate());
  const textOf = async (id: number, value: string) => {
    press.postMessage({
      id,
      paper: paper([{ type: 'facts', heading: 'Titular', rows: [{ label: 'De', value }] }]),
    });
    const [{ bytes }] = (await once(press, 'message')) as [Printed];
    return readPdf(Buffer.from(bytes ?? [])).pages[0]?.text ?? '';
  };
  assert.match(await textOf(1, 'GÓMEZ'), /GÓMEZ/);
  assert.match(await textOf(2, 'OSORIO'), /OSORIO/);
});
