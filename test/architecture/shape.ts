import { posix } from 'node:path';
import type { Sources } from './imports.ts';
import { isCapability } from './rings.ts';
import { blank } from './scan.ts';

const MAX_LINES = 300;
const MAX_FILES = 12;
/** Migrations are frozen and only grow in number; seeds are data. */
const GROWING = ['db/migrations', 'db/seeds'];
const VIEWS_OF_NOBODY = ['layouts', 'shared', 'errors', 'emails'];
const TESTS_OF_NOBODY = [
  'app',
  'demo',
  'support',
  'architecture',
  'check',
  'journeys',
  'rows',
  'bench',
  'statements',
];
const TOP_LEVEL = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'LICENSE'],
  ...['src', 'views', 'static', 'db', 'test', 'docs', 'node_modules', 'data'],
];

export function longFiles(sources: Sources): string[] {
  return Object.entries(sources)
    .map(([path, source]) => ({ path, lines: source.replace(/\n$/, '').split('\n').length }))
    .filter(({ path, lines }) => lines > MAX_LINES && !path.endsWith('.json'))
    .map(({ path, lines }) => `${path} has ${lines} lines, at most ${MAX_LINES} are allowed`);
}

export function fullFolders(sources: Sources): string[] {
  const counts = new Map<string, number>();
  for (const path of Object.keys(sources)) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > MAX_FILES && folder !== '.' && !GROWING.includes(folder))
    .map(([folder, count]) => `${folder} has ${count} files, at most ${MAX_FILES} are allowed`);
}

/** The name of a capability joins src/x, views/x and test/x. */
export function unmatchedFolders(sources: Sources): string[] {
  const paths = Object.keys(sources);
  const foldersIn = (root: string, end: string) =>
    new Set(paths.flatMap((path) => new RegExp(`^${root}/([^/]+)/.*${end}$`).exec(path)?.[1] ?? []));
  const [src, views, test] = [foldersIn('src', '\\.ts'), foldersIn('views', '\\.eta'), foldersIn('test', '')];
  const tested = foldersIn('test', '\\.test\\.ts');
  const rendering = new Set([...src].filter((name) => calls(sources, `src/${name}/`)));
  return [
    ...[...src]
      .filter((name) => isCapability(name) && !tested.has(name))
      .map((name) => `src/${name} has no test: test/${name}/*.test.ts is missing`),
    ...[...src]
      .filter((name) => isCapability(name) && rendering.has(name) && !views.has(name))
      .map((name) => `src/${name} renders pages, but views/${name} is missing`),
    ...[...views]
      .filter((name) => !src.has(name) && !VIEWS_OF_NOBODY.includes(name))
      .map((name) => `views/${name} belongs to nothing: src/${name} is missing`),
    ...[...test]
      .filter((name) => !src.has(name) && !TESTS_OF_NOBODY.includes(name))
      .map((name) => `test/${name} belongs to nothing: src/${name} is missing`),
  ];
}

export function strayEntries(entries: readonly string[]): string[] {
  return entries
    .filter((name) => !TOP_LEVEL.includes(name) && !name.startsWith('.'))
    .map((name) => `${name} does not belong at the top level`);
}

function calls(sources: Sources, start: string): boolean {
  const rendered = /\brender\s*\(|\b(?:render|renderer|pages?)\s*\.\s*page\s*\(/;
  return Object.entries(sources).some(
    ([path, source]) => path.startsWith(start) && rendered.test(blank(source)),
  );
}
