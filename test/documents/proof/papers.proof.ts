import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { PaperCase } from './cast.ts';
import { openCast } from './cast.ts';
import { readWithTools } from './tools.ts';

const { till, ana, cases } = await openCast();
const BASE = till.deps.config.baseUrl;

for (const paper of cases) {
  suite(paper.name, async () => {
    const { bytes, status } = await ana.get(paper.pdf);
    assert.equal(status, 200, paper.pdf);
    const read = readWithTools(bytes, { scan: paper.bars.length + paper.qr.length > 0 });

    test('pdftotext finds its words, accents and amounts', () => {
      for (const words of [paper.heading, ...paper.says])
        assert.ok(read.text.includes(words), `${words} in ${read.text.slice(0, 2000)}`);
      assert.ok(!read.text.includes('\ufffd'));
    });

    test('pdfinfo says A4, tagged, its title and its pages', () => {
      const sizes = read.info['Page size'] ?? '';
      assert.match(sizes, /\(A4\)$/);
      assert.equal(read.info.Tagged, 'yes');
      assert.ok((read.info.Title ?? '').length > 3, read.info.Title);
      assert.equal(Number(read.info.Pages) > 1, paper.pages === 'several', `${read.info.Pages} pages`);
    });

    test('its structure is read out: headings, paragraphs, tables, in its language', () => {
      for (const tag of ['Document', 'H1', 'P', 'Table', 'TR'])
        assert.match(read.structure, new RegExp(`^\\s*${tag}\\b`, 'm'), tag);
      assert.equal(read.structure.match(/^\s*H1\b/gm)?.length, 1);
      assert.match(read.objects, /\/Lang \(es-AR\)/);
      if (paper.bars.length > 0) assert.match(read.structure, /^\s*Figure\b/m);
    });

    test('qpdf finds no fault', () => {
      assert.match(read.verdict, /No syntax or stream encoding errors found/);
      assert.doesNotMatch(read.verdict, /WARNING/);
    });

    test('zbarimg reads the configured digits off its grey pages, and they stand beneath', () => {
      assert.deepEqual(read.bars.toSorted(), paper.bars.toSorted());
      for (const digits of paper.bars)
        assert.ok(read.text.includes(digits.match(/.{1,4}/g)?.join(' ') ?? '?'), digits);
      assert.deepEqual(read.qr, paper.qr);
    });

    test('it bears a code that verifies, at the address beside it', async () => {
      assert.equal(await verifies(read.text, paper), paper.verified);
    });
  });
}

/** The address as it is printed; what it answers to anybody. */
async function verifies(text: string, { name }: PaperCase): Promise<boolean> {
  const address = /https?:\/\/[^\s]+\/verificar\/[^\s]+/.exec(
    text.replace(/(\/verificar\/\S*) (?=\S*\.)/g, '$1'),
  );
  if (!address) return false;
  assert.ok(address[0].startsWith(BASE), address[0]);
  const page = await till.browser().get(address[0].slice(BASE.length));
  assert.equal(page.status, 200, `${name}: ${address[0]}`);
  assert.ok(!page.text.includes('FERNÁNDEZ'), 'no names');
  return page.root.querySelector('main .ok') !== null;
}
