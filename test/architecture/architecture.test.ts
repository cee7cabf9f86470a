import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readHouse } from './repository.ts';
import { problemsOf } from './rules.ts';

const MANIFEST = JSON.stringify({
  dependencies: { hono: '4', lucia: '3', oslo: '1', 'better-sqlite3': '13', kysely: '0.29' },
});

function problems(sources: Record<string, string>, entries: string[] = []): string[] {
  return problemsOf({ sources: { 'package.json': MANIFEST, ...sources }, entries });
}

/** Capabilities need a test folder; these are not what a case is about. */
function capabilities(sources: Record<string, string>): string[] {
  const names = Object.keys(sources).flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []);
  return problems({ ...Object.fromEntries(names.map((name) => [`test/${name}/x.test.ts`, ''])), ...sources });
}

function assertBreach(found: string[], expected: RegExp): void {
  assert.equal(found.length, 1, `one breach expected:\n${found.join('\n')}`);
  assert.match(found[0] ?? '', expected);
}

test('the house keeps its own rules', () => {
  const found = problemsOf(readHouse(fileURLToPath(new URL('../..', import.meta.url))));
  assert.equal(found.length, 0, `\n${found.join('\n')}`);
});

test('inward arrows are fine', () => {
  const found = capabilities({
    'src/app.ts':
      "import { routes } from './accounts/routes.ts';\nimport { home } from './dashboard/home.ts';",
    'src/deps.ts': "import type { Store } from './accounts/store.ts';",
    'src/dashboard/home.ts': "import { page } from '../accounts/page.ts';",
    'src/accounts/routes.ts':
      "import type { Deps } from '../deps.ts';\nimport { root } from '../paths.ts';\nimport { byId } from './store.ts';",
    'src/accounts/store.ts': "import type { Schema } from '../../db/schema.ts';\nexport const byId = 1;",
    'src/accounts/page.ts':
      "import '../http/render.ts';\ndeclare module '../http/render.ts' { interface Templates {} }",
    'src/payments/rules.ts': "import { byId } from '../accounts/store.ts';",
    'src/http/render.ts': "import { money } from '../kit/money.ts';",
    'src/kit/money.ts': "import { sql } from 'kysely';\nimport { run } from '../../db/migrations/index.ts';",
    'src/paths.ts': '',
  });
  assert.deepEqual(found, []);
});

const ARROWS: [name: string, sources: Record<string, string>, expected: RegExp][] = [
  [
    'kit needs http',
    { 'src/kit/log.ts': "import { page } from '../http/render.ts';" },
    /^src\/kit\/log\.ts:1 imports src\/http\/render\.ts: kit may not import http$/,
  ],
  [
    'http needs the type of a capability',
    { 'src/http/guards.ts': "\nimport type { Account } from '../accounts/store.ts';" },
    /^src\/http\/guards\.ts:2 .*http may not import capabilities/,
  ],
  [
    'a capability needs a shell',
    { 'src/accounts/rules.ts': "export { home } from '../dashboard/home.ts';" },
    /nothing imports a shell/,
  ],
  [
    'a shell needs a shell',
    { 'src/kiosk/home.ts': "import { home } from '../dashboard/home.ts';" },
    /nothing imports a shell/,
  ],
  [
    'a capability needs a top-level file',
    { 'src/accounts/rules.ts': "import type { App } from '../app.ts';" },
    /capabilities may not import top-level files/,
  ],
  [
    'a capability needs the value of config',
    { 'src/accounts/rules.ts': "import { config } from '../config.ts';" },
    /only `import type`/,
  ],
  [
    'a capability needs the routes of another',
    { 'src/accounts/rules.ts': "import { x } from '../payments/routes.ts';" },
    /never its routes or forms/,
  ],
  [
    'a capability needs a form of another',
    { 'src/accounts/rules.ts': "import type { x } from '../payments/forms-pay.ts';" },
    /never its routes or forms/,
  ],
  [
    'the test platform needs kit',
    { 'src/test-platform/api.ts': "import { log } from '../kit/log.ts';" },
    /imports nothing of the portal/,
  ],
  [
    'the portal needs the test platform',
    { 'src/payments/store.ts': "import '../test-platform/api.ts';" },
    /nothing imports a shell/,
  ],
  [
    'product code needs a test',
    { 'src/kit/log.ts': "import { x } from '../../test/support/html.ts';" },
    /src imports nothing but src and db/,
  ],
  [
    'a capability runs migrations',
    { 'src/accounts/store.ts': "import { x } from '../../db/migrations/index.ts';" },
    /types are fine/,
  ],
];

for (const [name, sources, expected] of ARROWS) {
  test(`wrong arrow: ${name}`, () => assertBreach(capabilities(sources), expected));
}

test('files in a cycle are told, types included', () => {
  const found = capabilities({
    'src/accounts/rules.ts': "import type { A } from './store.ts';",
    'src/accounts/store.ts': "import { b } from './names.ts';",
    'src/accounts/names.ts': "import { c } from './rules.ts';",
  });
  assertBreach(found, /^import cycle: src\/accounts\/names\.ts → .*rules\.ts → .*store\.ts → .*names\.ts$/);
});

test('capabilities in a cycle are told, though no two files are', () => {
  const found = capabilities({
    'src/plans/rules.ts': "import { a } from '../payments/store.ts';",
    'src/payments/store.ts': '',
    'src/payments/settle.ts': "import type { b } from '../charges/rules.ts';",
    'src/charges/rules.ts': "import { c } from '../plans/names.ts';",
    'src/plans/names.ts': '',
  });
  assertBreach(found, /^capabilities in a cycle: charges → plans → payments → charges \(src\/charges/);
});

const PLACES: [source: string, expected: RegExp][] = [
  ["import Database from 'better-sqlite3';", /only src\/kit\/database knows the engine/],
  ["import { Lucia } from 'lucia';", /port of src\/identity/],
  ["import { hash } from 'oslo/password';", /port of src\/identity/],
  ['const port = process.env.PORT;', /process\.env/],
  ['const { env } = process;', /process\.env/],
  ['const now = new Date();', /the real clock/],
  ['const now = new Date;', /the real clock/],
  ['const now = Date.now();', /the real clock/],
  ["const agent = c.req.header('user-agent');", /request headers/],
  ['const all = c.req.raw.headers;', /request headers/],
  ["const day = new Intl.DateTimeFormat('es');", /makes each once/],
  ["const text = (5).toLocaleString('es');", /makes each once/],
  ["import { test } from '@playwright/test';", /not in the dependencies/],
];

for (const [source, expected] of PLACES) {
  test(`out of place: ${source}`, () =>
    assertBreach(capabilities({ 'src/accounts/x.ts': source }), expected));
}

test('what is out of place elsewhere is fine at home, in words and in comments', () => {
  const found = capabilities({
    'src/config.ts': 'export const port = process.env.PORT;',
    'src/kit/clock.ts': 'export const now = () => new Date();',
    'src/kit/database/open.ts': "import Database from 'better-sqlite3';",
    'src/identity/passwords.ts': "import { hash } from 'oslo/password';",
    'src/http/headers.ts': "export const agent = (c) => c.req.header('user-agent');",
    'src/test-platform/api.ts': "import Database from 'better-sqlite3';\nconst now = Date.now();",
    'src/accounts/x.ts':
      '// process.env, new Date()\nconst a = `process.env ${new Date(0)} new Date()`;\nconst b = /Date.now/;',
  });
  assert.deepEqual(found, []);
});

test('a file over 300 lines is told', () => {
  assert.deepEqual(problems({ 'src/kit/log.ts': 'x;\n'.repeat(300) }), []);
  assertBreach(problems({ 'src/kit/log.ts': 'x;\n'.repeat(301) }), /has 301 lines/);
});

test('a folder over 12 files is told, but migrations may grow', () => {
  const files = (folder: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/f${i}.ts`, '']));
  assert.deepEqual(problems({ ...files('src/kit', 12), ...files('db/migrations', 13) }), []);
  assertBreach(problems(files('src/kit', 13)), /^src\/kit has 13 files/);
});

test('a capability whose src, views and test folders do not match is told', () => {
  const tested = { 'test/accounts/x.test.ts': '' };
  const routes = { 'src/accounts/routes.ts': "render.page(c, 'accounts/list', model);" };
  const views = { 'views/accounts/list.eta': '' };
  assert.deepEqual(problems({ ...tested, ...routes, ...views }), []);
  assertBreach(problems({ ...routes, ...views }), /test\/accounts\/\*\.test\.ts is missing/);
  assertBreach(problems({ ...tested, ...routes }), /views\/accounts is missing/);
  assertBreach(problems(views), /views\/accounts belongs to nothing/);
  assertBreach(problems(tested), /test\/accounts belongs to nothing/);
});

test('a stray entry at the top level is told', () => {
  assert.deepEqual(problems({}, ['src', 'README.md', 'node_modules', 'data', '.gitignore', '.ci']), []);
  assertBreach(problems({}, ['jest.config.js']), /jest\.config\.js does not belong/);
});
