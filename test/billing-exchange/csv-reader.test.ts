import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_RECORD_LENGTH } from '../../src/kit/csv/lines.ts';
import { readCsv } from '../../src/kit/csv/reader.ts';
import type { Separator } from '../../src/kit/csv/record.ts';
import { csvLine } from '../../src/kit/csv/writer.ts';

interface ReadOptions {
  separator?: Separator;
  width?: number | null;
  chunk?: number;
}

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, options: ReadOptions = {}) {
  const { separator = ',', width = null, chunk = 65_536 } = options;
  const rows = [];
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for await (const some of readCsv(inChunks(bytes, chunk), { separator, width })) rows.push(...some);
  return rows;
}

async function cellsOf(text: string | Buffer, options: ReadOptions = {}) {
  return (await read(text, options)).map((row) => row.cells);
}

/** `line: problem` of broken rows, `line: cells` of the others. */
async function outline(text: string | Buffer, options: ReadOptions = {}) {
  return (await read(text, options)).map(({ line, cells, broken }) =>
    broken ? `${line}: ${broken.problem} in ${broken.cell}` : `${line}: ${cells.join('|')}`,
  );
}

test('reads rows with either separator, line end and with or without a byte order mark', async () => {
  assert.deepEqual(await cellsOf('a,b\nc,d\n'), [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  assert.deepEqual(await cellsOf('\uFEFFa;b,x\r\nc;d', { separator: ';' }), [
    ['a', 'b,x'],
    ['c', 'd'],
  ]);
  assert.deepEqual(await cellsOf('\uFEFF"a";\r\n', { separator: ';', chunk: 1 }), [['a', '']]);
});

test('reads quoted separators, doubled quotes and line ends within quotes', async () => {
  assert.deepEqual(await cellsOf('"a,b","say ""hi""","two\r\nlines",""\r\nx,y,z,\r\n'), [
    ['a,b', 'say "hi"', 'two\r\nlines', ''],
    ['x', 'y', 'z', ''],
  ]);
});

test('counts physical lines, also those within quotes and the empty ones', async () => {
  assert.deepEqual(await outline('a,b\n\n"c\nc",d\n\r\ne,f\n'), ['1: a|b', '3: c\nc|d', '6: e|f']);
});

test('after an unterminated quote reading resumes at the line after it', async () => {
  const text = 'a,b\n1,"x\n2,y\n3,z\n';
  assert.deepEqual(await outline(text, { width: 2 }), [
    '1: a|b',
    '2: unterminated_quote in 1',
    '3: 2|y',
    '4: 3|z',
  ]);
});

test('an unterminated quote is found also when later rows have quotes of their own', async () => {
  const text = 'a,b\n1,"x\n2,"y, Hnos."\n3,""\n4,z\n';
  assert.deepEqual(await outline(text, { width: 2 }), [
    '1: a|b',
    '2: unterminated_quote in 1',
    '3: 2|y, Hnos.',
    '4: 3|',
    '5: 4|z',
  ]);
});

test('a quote that swallows whole lines and then fits badly gives them back', async () => {
  const text = '1,"x,y\n2,y,z\n3,z"\n4,a,b\n';
  assert.deepEqual(await outline(text, { width: 3 }), [
    '1: unterminated_quote in 1',
    '2: 2|y|z',
    '3: stray_quote in 1',
    '4: 4|a|b',
  ]);
});

test('the unterminated quote of a record that began on an earlier line', async () => {
  const text = '1,"x\ny","z\n2,a,b\n';
  const rows = await outline(text, { width: 3 });
  assert.equal(rows[0], '1: unterminated_quote in 1');
  assert.equal(rows.at(-1), '3: 2|a|b');
});

test('several unterminated quotes cost one row each', async () => {
  const text = '1,"x\n2,"y\n3,z\n4,"w\n5,v\n';
  assert.deepEqual(await outline(text, { width: 2 }), [
    '1: unterminated_quote in 1',
    '2: unterminated_quote in 1',
    '3: 3|z',
    '4: unterminated_quote in 1',
    '5: 5|v',
  ]);
});

test('quotes out of place spoil their row only', async () => {
  assert.deepEqual(await outline('a "b",c\n"d"e,f\ng,h\n'), [
    '1: stray_quote in 0',
    '2: stray_quote in 0',
    '3: g|h',
  ]);
});

test('rows with too few or too many fields are told apart from good ones', async () => {
  assert.deepEqual(await outline('a,b\nc\nd,e,f\ng,h\n', { width: 2 }), [
    '1: a|b',
    '2: field_count in -1',
    '3: field_count in -1',
    '4: g|h',
  ]);
});

test('bytes that are not UTF-8 spoil their row only, and a genuine U+FFFD is text', async () => {
  const text = Buffer.concat([Buffer.from('a,G'), Buffer.from([0xf3]), Buffer.from('mez\nb,\uFFFD\nc,d\n')]);
  assert.deepEqual(await outline(text), ['1: not_utf8 in 1', '2: b|\uFFFD', '3: c|d']);
});

test('NUL bytes pass through as text', async () => {
  assert.deepEqual(await cellsOf('a\u0000b,c\n'), [['a\u0000b', 'c']]);
});

test('a very long field is read; an endless line is refused and skipped', async () => {
  const long = 'x'.repeat(MAX_RECORD_LENGTH - 10);
  const endless = 'y'.repeat(3 * MAX_RECORD_LENGTH);
  const rows = await read(`1,${long}\n2,${endless}\n3,z\n4,"${endless}\n5,"w\n6,v`);
  assert.deepEqual(
    rows.map(({ line, broken }) => [line, broken?.problem ?? 'good']),
    [
      [1, 'good'],
      [2, 'too_long'],
      [3, 'good'],
      [4, 'too_long'],
      [5, 'unterminated_quote'],
      [6, 'good'],
    ],
  );
});

test('an open quote holds no more than one record in memory before reading resumes', async () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => `${index},${'z'.repeat(40)}`);
  const all = await read(`"open,x\n${rows.join('\n')}\n`, { width: 2 });
  assert.equal(all.length, rows.length + 1);
  assert.equal(all[0]?.broken?.problem, 'unterminated_quote');
  assert.equal(all.at(-1)?.line, rows.length + 1);
});

const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'á', ' ', '\uFFFD') }),
);
const anyTable = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1 }));

test('what is written is read back, whatever the cells and the chunks', async () => {
  const options = fc.record({
    separator: fc.constantFrom<Separator>(',', ';'),
    chunk: fc.integer({ min: 1, max: 40 }),
  });
  const property = fc.asyncProperty(
    anyTable,
    options,
    fc.boolean(),
    async (rows, { separator, chunk }, mark) => {
      const text = (mark ? '\uFEFF' : '') + rows.map((cells) => csvLine(cells, separator)).join('');
      const width = rows[0]?.length ?? null;
      assert.deepEqual(await cellsOf(text, { separator, chunk, width }), rows);
    },
  );
  await fc.assert(property, { seed: 20261122, numRuns: 400 });
});

test('good rows around damage are read, whatever the damage', async () => {
  const byte = fc.oneof(
    fc.constantFrom(...Buffer.from('"",,a\r')),
    fc.integer({ min: 0, max: 255 }).filter((value) => value !== 10),
  );
  const damage = fc.array(byte, { maxLength: 20 }).map((bytes) => Buffer.from(bytes));
  const property = fc.asyncProperty(damage, fc.integer({ min: 1, max: 40 }), async (bytes, chunk) => {
    const text = Buffer.concat([Buffer.from('1,a\n'), bytes, Buffer.from('\n2,b\n"3",c\n')]);
    const rows = (await read(text, { chunk, width: 2 }))
      .filter((row) => row.line !== 2)
      .map((row) => row.cells);
    assert.deepEqual(rows, [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
  });
  await fc.assert(property, { seed: 20261122, numRuns: 1000 });
});
