import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { totalsOf } from './journeys.ts';
import { readSelection, selectFiles, verdict } from './totals.ts';

const FILES = {
  good: "import { test } from 'node:test'; test('one', () => {}); test('two', () => {});",
  bad: "import { test } from 'node:test'; test('one', () => {}); test('two', () => { throw new Error('two'); });",
  skipping: "import { test } from 'node:test'; test('one', { skip: true }, () => {}); test.todo('two');",
  empty: 'export {};',
  late: "import { test } from 'node:test'; test('one', () => {}); throw new Error('after its first test');",
  dead: "import { test } from 'node:test'; test('one', () => {}); test('two', () => process.exit(0));",
  astray:
    "import { test } from 'node:test'; test('one', () => void setTimeout(() => { throw new Error('late'); }, 5)); test('two', async () => { await new Promise((resolve) => setTimeout(resolve, 50)); });",
  broken: "throw new Error('does not load');",
  open: "import { createServer } from 'node:http'; import { test } from 'node:test';\ntest('one', () => { createServer().listen(0); });",
};

const RUN = `import { runUnits } from ${JSON.stringify(import.meta.resolve('./units.ts'))};
console.log(JSON.stringify(await runUnits(process.argv.slice(2), '/')));`;

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  for (const [name, source] of Object.entries(FILES)) writeFileSync(join(folder, `${name}.test.mjs`), source);
  writeFileSync(join(folder, 'run.mjs'), RUN);
});
after(() => rmSync(folder, { recursive: true }));

type Name = keyof typeof FILES;

const EXPECTED: [file: Name | Name[], passed: number, failed: number, because: string][] = [
  ['good', 2, 0, 'all passed'],
  ['bad', 1, 1, 'one failed'],
  ['skipping', 0, 2, 'skipped and unwritten tests have failed'],
  ['empty', 0, 1, 'a file without tests has failed'],
  ['broken', 0, 1, 'a file that does not load has failed'],
  ['open', 1, 0, 'an open server holds nothing up'],
  ['late', 1, 1, 'a file that breaks behind its first test has failed'],
  [['dead', 'good'], 3, 1, 'a file that ends its process has failed, and the next one runs'],
  [['astray', 'good'], 4, 1, 'an error after the end of its test is a failure'],
  [['skipping', 'bad', 'empty', 'good'], 3, 4, 'files that share a process are judged one by one'],
];

/** In a process of its own: node:test does not run tests inside tests. */
async function totalsOfFiles(names: string[]): Promise<unknown> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = [join(folder, 'run.mjs'), ...names.map((name) => join(folder, `${name}.test.mjs`))];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

for (const [file, passed, failed, because] of EXPECTED) {
  test(`units: ${because}`, async () =>
    assert.deepEqual(await totalsOfFiles([file].flat()), { passed, failed }));
}

test('journeys: skipped and flaky ones and files that do not load have failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 4 };
  const report = JSON.stringify({ stats, errors: [{ message: 'does not load' }] });
  assert.deepEqual(totalsOf(report), { passed: 5, failed: 8 });
});

test('files are chosen by parts of their paths', () => {
  const paths = ['test/plans/b.test.ts', 'test/accounts/a.test.ts'];
  assert.deepEqual(selectFiles(paths, []), ['test/accounts/a.test.ts', 'test/plans/b.test.ts']);
  assert.deepEqual(selectFiles(paths, ['plan', 'none']), ['test/plans/b.test.ts']);
});

test('the last line adds up both parts, and a part without a test fails', () => {
  const all = readSelection([]);
  const [some, none] = [
    { passed: 2, failed: 0 },
    { passed: 0, failed: 0 },
  ];
  assert.deepEqual(verdict([some, some], all), { line: '4 passed, 0 failed', ok: true });
  assert.equal(verdict([some, none], all).ok, false);
  assert.equal(verdict([some, { passed: 9, failed: 1 }], all).ok, false);
  assert.equal(verdict([some, none], readSelection(['accounts'])).ok, true);
  assert.equal(verdict([none, none], readSelection(['accounts'])).ok, false);
});

test('options choose a part, unknown ones are refused', () => {
  assert.deepEqual(readSelection(['--units', 'plans']), { units: true, journeys: false, filters: ['plans'] });
  assert.deepEqual(readSelection([]), { units: true, journeys: true, filters: [] });
  assert.throws(() => readSelection(['--unit']), /Unknown option --unit/);
});
