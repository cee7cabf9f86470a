import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPaper } from '../../src/documents/drawing/render.ts';
import type { Block, Stamp } from '../../src/documents/paper.ts';
import { decodeItf } from './decode-itf.ts';
import { anaBill, BARS, lines, paper } from './papers.ts';
import { assertOffsets, type Page, readPdf } from './read-pdf.ts';

const MARGIN = (18 / 25.4) * 72;
const A4 = { width: 595.28, height: 841.89 };
const countOf = (page: Page, tag: string, text: string) =>
  page.runs.filter((run) => run.tag === tag && run.text === text).length;
const pagesOf = async (content: Parameters<typeof renderPaper>[0]) =>
  readPdf(await renderPaper(content)).pages;

test("Ana's bill is a tagged PDF with language, title and embedded fonts", async () => {
  const bytes = await renderPaper(anaBill);
  assertOffsets(bytes);
  const { source, all } = readPdf(bytes);
  assert.ok(source.startsWith('%PDF-1.7'));
  for (const part of [
    '/Lang (es-AR)',
    '/MarkInfo',
    '/Marked true',
    '/StructTreeRoot',
    '/DisplayDocTitle true',
  ]) {
    assert.ok(all.includes(part), part);
  }
  assert.match(source, /<pdfuaid:part>1</);
  assert.match(source, /<rdf:li xml:lang="x-default">Factura B-1001-25</);
  assert.equal([...all.matchAll(/\/FontFile2/g)].length, 2);
  assert.equal([...all.matchAll(/\/ToUnicode/g)].length, 2);
  assert.ok(!all.includes('/Helvetica'));
});

test('every text can be searched for and read out, accents and ñ included', async () => {
  const [page, ...more] = await pagesOf(anaBill);
  assert.ok(page);
  assert.equal(more.length, 0);
  const texts = [
    'GÓMEZ, ANA MARÍA ',
    'Pasaje Ñandú 12, Las Heras ',
    '$ 43.858,12 ',
    '2931 0438 ',
    'Período ',
  ];
  for (const text of [...texts, '¿Cortes de agua? Pingüinos, señas & <otros>. ']) {
    assert.ok(
      page.runs.some((run) => run.text === text && run.tag !== 'Artifact'),
      text,
    );
  }
});

test('the structure names headings, tables and pictures', async () => {
  const { all, pages } = readPdf(await renderPaper(anaBill));
  const count = (tag: string) => [...all.matchAll(new RegExp(`^/S /${tag}$`, 'gm'))].length;
  assert.deepEqual(
    ['Document', 'H1', 'H2', 'Table', 'THead', 'TBody', 'TFoot', 'TR', 'Figure'].map(count),
    [1, 1, 3, 2, 1, 1, 1, 8, 2],
  );
  assert.equal([...all.matchAll(/\/Scope \/Row/g)].length, 4);
  assert.equal([...all.matchAll(/\/Scope \/Column/g)].length, 2);
  assert.match(all, /\/Alt \(Barras de la factura\)[\s\S]{0,80}\/BBox \[/);
  assert.equal(pages[0]?.runs.find((run) => run.tag === 'H1')?.text, 'Factura B-1001-25 ');
});

test('a title with markup characters keeps the metadata well-formed', async () => {
  const { source, all } = readPdf(await renderPaper(paper([], { title: 'Pérez & Hijos <SRL>' })));
  assert.ok(source.includes(Buffer.from('Pérez &amp; Hijos &lt;SRL&gt;').toString('latin1')));
  assert.ok(all.includes(Buffer.from('\ufeffPérez & Hijos', 'utf16le').swap16().toString('latin1')));
});

test('the drawn bars say the digits and are wide enough to scan', async () => {
  const [page] = await pagesOf(anaBill);
  const bars = page?.bars.filter((bar) => bar.height === 40) ?? [];
  const widths = bars.flatMap((bar, i) => {
    const next = bars[i + 1];
    return next ? [bar.width, next.x - bar.x - bar.width] : [bar.width];
  });
  assert.equal(decodeItf(widths), BARS);
  const width = widths.reduce((sum, each) => sum + each, 0);
  assert.ok(width > 395 && width < 405, String(width));
});

test('a long list repeats its head on every page and loses no row', async () => {
  const pages = await pagesOf(paper([lines(500)]));
  assert.ok(pages.length > 10);
  for (const [at, page] of pages.entries()) {
    const first = at === 0;
    const head = first ? countOf(page, 'TH', 'Concepto ') : countOf(page, 'Artifact', 'Concepto Importe ');
    assert.equal(head, 1, `head on page ${at + 1}`);
    assert.equal(countOf(page, 'Artifact', `Página ${at + 1} de ${pages.length} `), 1);
    assert.equal(countOf(page, 'Artifact', 'Aguas del Valle '), first ? 0 : 1);
    assert.equal(countOf(page, at === pages.length - 1 ? 'P' : 'Artifact', 'Consultas: (0261) 555-0100 '), 1);
  }
  const cells = pages.flatMap((page) => page.runs.filter((run) => run.tag === 'TD').map((run) => run.text));
  const rows = lines(500)
    .rows.flat()
    .map((text) => `${text} `);
  assert.deepEqual(cells, [...rows, '$ 43.858,12 ']);
});

test('the total never stands alone on a page, whatever the number of rows', async () => {
  for (let count = 14; count < 30; count += 1) {
    const last = (await pagesOf(paper([lines(count)]))).at(-1);
    assert.ok(last?.text.includes(`Concepto número ${count} `), `${count} rows`);
    assert.ok(last?.text.includes('Total '), `${count} rows`);
  }
});

test('a cell or a paragraph longer than a page loses no words', async () => {
  const words = Array.from({ length: 1500 }, (_, i) => `palabra${i}`);
  const long = words.join(' ');
  const table = { ...lines(1), rows: [[long, '$ 1,00']] };
  const text: Block = { type: 'text', heading: null, paragraphs: [long] };
  for (const block of [table, text]) {
    const pages = await pagesOf(paper([block, { type: 'text', heading: 'Después', paragraphs: ['Fin'] }]));
    const found = new Set(
      pages
        .map((page) => page.text)
        .join(' ')
        .match(/palabra\d+/g),
    );
    assert.equal(found.size, words.length, block.type);
    assert.ok(pages.at(-1)?.text.includes('Fin '), block.type);
  }
});

test('state is told by a word and a sign, not by colour alone', async () => {
  const signs: Record<Stamp['tone'], string> = { good: '✓ ', bad: '✕ ', neutral: '• ' };
  for (const tone of ['good', 'bad', 'neutral'] as const) {
    const [page] = await pagesOf(paper([], { stamp: { text: 'Estado', tone } }));
    assert.ok(page);
    assert.equal(countOf(page, 'P', 'Estado '), 1);
    assert.equal(countOf(page, 'Artifact', signs[tone]), 1);
  }
});

test('a receipt can be verified by its code and a described link', async () => {
  const verification = {
    label: 'Verificá',
    code: 'V7QK-3M2P',
    url: 'https://example.com/verificar/V7QK-3M2P',
  };
  const { all, pages } = readPdf(await renderPaper(paper([], { verification })));
  assert.ok(pages[0]?.text.includes('V7QK-3M2P '));
  assert.match(all, /\/URI \(https:\/\/example\.com\/verificar\/V7QK-3M2P\)/);
  assert.match(all, /\/Contents \(https:/);
  assert.match(all, /^\/S \/Link$/m);
});

test('the same paper gives the same bytes, also when drawn side by side with another', async () => {
  const [first, , second] = await Promise.all([
    renderPaper(paper([lines(100)])),
    renderPaper(anaBill),
    renderPaper(paper([lines(100)])),
  ]);
  assert.ok(first.equals(second));
  assert.ok(!first.equals(await renderPaper(paper([lines(100)], { createdOn: '2026-11-23T12:00:00.000Z' }))));
});

test('an empty table, a paper in English and a missing subheading are drawn', async () => {
  const english = {
    language: 'en',
    title: 'Payments',
    heading: 'Payments',
    subheading: null,
    stamp: null,
  } as const;
  const { all, pages } = readPdf(await renderPaper(paper([{ ...lines(0), total: null }], english)));
  assert.ok(all.includes('/Lang (en)'));
  assert.equal(pages.length, 1);
});

test('codes stay inside margins of 18 mm', async () => {
  const long = { type: 'barcode', digits: '12'.repeat(35), label: 'l', alt: 'a', human: 'h' } as const;
  const [page] = await pagesOf(paper([long, ...anaBill.blocks.slice(-1)]));
  const bars = page?.bars ?? [];
  assert.ok(bars.length > 100);
  for (const bar of bars) {
    assert.ok(bar.x >= MARGIN && bar.x + bar.width <= A4.width - MARGIN + 0.1, JSON.stringify(bar));
    assert.ok(bar.y >= MARGIN && bar.y + bar.height <= A4.height - MARGIN, JSON.stringify(bar));
  }
});

test('an odd count of digits is a mistake of the caller', async () => {
  const odd = { type: 'barcode', digits: '123', label: 'l', alt: 'a', human: 'h' } as const;
  await assert.rejects(renderPaper(paper([odd])), RangeError);
});
