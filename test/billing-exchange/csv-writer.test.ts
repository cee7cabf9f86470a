import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLine, harmless } from '../../src/kit/csv/writer.ts';

test('only cells that need quotes get them', () => {
  assert.equal(
    csvLine(['a', 'b c', 'Gómez, Ana', 'say "hi"', 'two\nlines']),
    'a,b c,"Gómez, Ana","say ""hi""","two\nlines"\r\n',
  );
  assert.equal(csvLine(['Gómez, Ana', 'x;y'], ';'), 'Gómez, Ana;"x;y"\r\n');
  assert.equal(csvLine(['']), '""\r\n');
});

test('text that a spreadsheet would run gets an apostrophe, numbers do not', () => {
  for (const formula of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '-', '=']) {
    assert.equal(harmless(formula), `'${formula}`);
  }
  for (const plain of ['-32.89', '+5', '27438.10', 'a=b', '', "'=1"]) assert.equal(harmless(plain), plain);
});
