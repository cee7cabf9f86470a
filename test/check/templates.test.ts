import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkTemplates } from './templates/check.ts';

const CODE = {
  'src/http/page/frame.ts': 'export interface Frame { title: string }',
  'src/http/render.ts': `
    export interface Templates { 'layouts/page': { wide: boolean }; 'layouts/bare': { body?: string; narrow?: boolean }; 'shared/money': { amount: string; cents: number } }`,
  'src/accounts/page.ts': `
    export interface Row { name: string; debt: string | null; amount: string; cents: number }
    export interface List { heading: string; rows: Row[]; wide: boolean; iconSvg: string; note: { text: string } }
    declare module '../http/render.ts' {
      interface Templates { 'accounts/list': List; 'accounts/row': { row: Row; heading: string } }
    }`,
  'src/test-platform/page.ts': 'export type Views = { pay: { heading: string } };',
};

const GOOD = {
  'views/layouts/page.eta': `<!DOCTYPE html>
<html lang="es"><head><title><%= it.frame.title %></title></head>
<body class="<%= it.wide ? 'page wide' : 'page' %>"><%~ it.body %>&nbsp;<%~ block('foot') %></body></html>`,
  'views/layouts/bare.eta': '<% if (it.narrow) { %><br><% } %><%~ it.body %>',
  'views/shared/money.eta': '<b><%= it.amount %></b>',
  'views/accounts/list.eta': `<% layout('layouts/page') %>
<% /* sorted by the page */ %>
<%~ it.iconSvg %>
<% it.rows.forEach((row) => { %>
  <%~ include('accounts/row', { row, heading: it.heading }) %>
  <%~ include('shared/money', row) %>
<% }) %>
<% block('foot', () => { %><p><%= it.frame.title %></p><% }) %>
<input type="hidden" name="kind" value="account"><input type="search" value="<%= it.heading %>">`,
  'views/accounts/row.eta':
    "<% if (it.row.debt !== null) { %><%= it.row.debt %> a<% } %><%= it.heading === 'none' ? '-' : 1 %>",
  'views/test-platform/layout.eta': '<h1><%= it.heading %></h1><%~ it.body %>',
  'views/test-platform/pay.eta': "<% layout('./layout') %><p><%= it.heading %></p>",
};

async function check(files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'templates-'));
  try {
    for (const [path, text] of Object.entries({ ...CODE, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await checkTemplates(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function assertTold(found: string[], expected: RegExp[]): void {
  const left = [...found];
  for (const one of expected) {
    const at = left.findIndex((line) => one.test(line));
    assert.ok(at >= 0, `${one} is not among\n${found.join('\n')}`);
    left.splice(at, 1);
  }
  assert.deepEqual(left, [], 'nothing else is told');
}

test('templates that fit their view models pass', async () => {
  assert.deepEqual(await check(GOOD), []);
});

test('what a template prints must be in its view model, and printable', async () => {
  const found = await check({
    ...GOOD,
    'views/accounts/list.eta': `<% layout('layouts/page') %>
<%= it.headng %>
<%= it.note %>
<% for (const row of it.rows) { %>
  <i><%= row.debt %></i>
<% } %>
<%~ include('shared/money', { amount: 1, cents: 1 }) %>
<%~ include('shared/monei', { amount: it.heading }) %>
<%~ include('accounts/row', { heading: it.heading }) %>
<% block(1) %>`,
    'views/accounts/row.eta':
      "<% layout('layouts/page') %><% layout('shared/money', it.row) %>\n\n<%= it.row.name",
    'views/test-platform/layout.eta': '<% const heading = it.heading as string %>',
    'views/test-platform/pay.eta': '<%= it.frame %>',
  });
  const list = 'views/accounts/list.eta';
  assertTold(found, [
    new RegExp(`^${list}:2 Property 'headng' does not exist`),
    new RegExp(`^${list}:3 Argument of type '{ text: string; }' is not assignable`),
    new RegExp(`^${list}:5 Argument of type 'string \\| null'`),
    new RegExp(`^${list}:7 Type 'number' is not assignable to type 'string'`),
    new RegExp(`^${list}:8 Argument of type '"shared/monei"'`),
    new RegExp(`^${list}:9 .*'row' is missing`),
    new RegExp(`^${list}:10 Argument of type 'number'`),
    /^views\/accounts\/row\.eta:3 unclosed tag/,
    /^views\/test-platform\/pay\.eta:1 Property 'frame' does not exist/,
    /^views\/test-platform\/layout\.eta:1 Bad template syntax: Unexpected identifier 'as'/,
  ]);
});

test('a layout takes only layouts, with all that they need', async () => {
  const found = await check({
    ...GOOD,
    'views/accounts/row.eta': "<% layout('layouts/page') %>\n<% layout('shared/money', it.row) %>",
  });
  assertTold(found, [
    /^views\/accounts\/row\.eta:1 Expected 2 arguments/,
    /^views\/accounts\/row\.eta:2 Argument of type '"shared\/money"'/,
  ]);
});

test('files and entries of the registry must match', async () => {
  const { 'views/shared/money.eta': _, ...others } = GOOD;
  const found = await check({ ...others, 'views/accounts/new.eta': '<%= it.anything %>' });
  assertTold(found, [
    /^views\/accounts\/new\.eta:1 no entry in the interface Templates/,
    /^views\/shared\/money\.eta:1 no such file, but an entry/,
  ]);
});

const FORBIDDEN: [source: string, expected: RegExp][] = [
  ['\n<p>Pagar</p>', /:2 "Pagar": words belong in text/],
  ['<p>\n\n <%= it.heading %> día</p>', /:3 "día": words/],
  ["<p><%= it.wide ? 'sí, claro' : '' %></p>", /"sí, claro": words/],
  ['<p><%= `Total ${it.heading}` %></p>', /: words/],
  ["<%~ include('shared/money', { amount: 'Nada', cents: 0 }) %>", /"Nada": words/],
  ['<img src="a.png" alt="Un mapa">', /"mapa" in alt=: words/],
  ['<nav aria-label="Menú"></nav>', /"Menú" in aria-label=/],
  ['<a title="Volver <%= it.heading %>"></a>', /"Volver" in title=/],
  ['<input placeholder="Buscar">', /"Buscar" in placeholder=/],
  ['<input type="submit" value="Pagar">', /"Pagar" in value=/],
  ['<p style="color: red"></p>', /style= is forbidden/],
  ['<p\n  onclick="go()"></p>', /:2 onclick= is forbidden/],
  ['<p hx-on:click="go()"></p>', /hx-on:click= is forbidden/],
  ['<p hx-vals="js:{a: 1}"></p>', /script in hx-vals=/],
  ['<a href="javascript:void"></a>', /script in href=/],
  ['<a href="<%= \'javascript:x\' %>"></a>', /script in an address/],
  ['<script>1</script>', /<script> without src/],
  ['<style></style>', /<style> is forbidden/],
  ['<%~ it.heading %>', /<%~ prints/],
  ["<%~ include('shared/money', it.rows[0]) + it.heading %>", /<%~ prints/],
  ['<%~ it.body %>', /<%~ prints/],
  ['<%= new Intl.NumberFormat().format(1) %>', /"new" in a tag/],
  ['<% __eta.res += it.heading %>', /"__eta" in a tag/],
  ['<br>\n'.repeat(151), /:151 151 lines, at most 150/],
];

test('words, scripts, styles and unescaped values are forbidden in templates', async () => {
  const views = Object.fromEntries(FORBIDDEN.map(([source], i) => [`views/bad/case-${i}.eta`, source]));
  const entries = FORBIDDEN.map((_, i) => `'bad/case-${i}': import('../accounts/page.ts').List`).join('; ');
  const page = `import '../http/render.ts';
    declare module '../http/render.ts' { interface Templates { ${entries} } }`;
  const found = await check({ ...GOOD, ...views, 'src/bad/page.ts': page });
  for (const [i, [source, expected]] of FORBIDDEN.entries()) {
    const told = found.filter((line) => line.startsWith(`views/bad/case-${i}.eta:`));
    assert.match(told[0] ?? 'nothing told', expected, source);
  }
  assert.ok(
    found.every((line) => line.startsWith('views/bad/')),
    found.join('\n'),
  );
});
