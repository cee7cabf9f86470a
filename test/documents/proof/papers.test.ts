import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOn } from '../../paying/ways/support.ts';
import { assertOffsets, readPdf } from '../read-pdf.ts';
import { openCast } from './cast.ts';

const { ana, cases } = await openCast();
const A4 = /\/MediaBox \[0 0 595\.28 841\.89\]/;

for (const paper of cases) {
  test(`the ${paper.name}: words with their accents, the collector's digits, A4, tagged`, async () => {
    const { bytes, status } = await ana.get(paper.pdf);
    assert.equal(status, 200, paper.pdf);
    assertOffsets(bytes);
    const { pages, all } = readPdf(bytes);
    const text = pages
      .map((page) => page.text)
      .join(' ')
      .replace(/[\s\u00a0]+/g, ' ');
    for (const words of [paper.heading, ...paper.says]) assert.ok(text.includes(words), words);
    assert.deepEqual(codesOn(bytes).toSorted(), paper.bars.toSorted());
    assert.equal(pages.length > 1, paper.pages === 'several');
    assert.match(all, A4);
    assert.ok(all.includes('/Lang (es-AR)') && all.includes('/Marked true'));
    assert.equal(/\/verificar\//.test(text), paper.verified);
  });
}
