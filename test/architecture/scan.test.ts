import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf } from './imports.ts';
import { blank } from './scan.ts';

test('imports are found in every way of writing them', () => {
  const source = [
    "import a, { type B } from './a.ts';",
    "import type { C } from './c.ts';",
    "export * from './d.ts';",
    "export type { E } from './e.ts';",
    'import {',
    '  f,',
    "} from './f.ts';",
    "const g = await import('./g.ts');",
    "// import h from './h.ts';",
    'const i = "import i from \'./i.ts\'";',
    "import './j.ts';",
    "import type from './k.ts';",
  ].join('\n');
  const found = importsOf('src/x/y.ts', source).map((one) => `${one.line} ${one.to} ${one.typeOnly}`);
  assert.deepEqual(found, [
    '1 src/x/a.ts false',
    '2 src/x/c.ts true',
    '3 src/x/d.ts false',
    '4 src/x/e.ts true',
    '5 src/x/f.ts false',
    '8 src/x/g.ts false',
    '11 src/x/j.ts false',
    '12 src/x/k.ts false',
  ]);
});

test('strings, comments and patterns are blanked, code and offsets stay', () => {
  const source = "a('x' /* y */, /['\"]/g, `p${q('r')}s ${{ t: `u` }} v`) / w / z; // end";
  const expected = "a(' '        ,       g, ` ${q(' ')}  ${{ t: ` ` }}  `) / w / z;       ";
  assert.equal(blank(source), expected);
  assert.equal(blank(source).length, source.length);
});
