import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from './rules.ts';

const READ = ['package.json', '{src,db,test}/**/*.ts', 'views/**/*.eta', 'static/**/*.{css,js}'];

/** The house as it stands on disk. */
export function readHouse(root: string): House {
  const paths = globSync(READ, { cwd: root }).filter((path) => existsSync(join(root, path)));
  const sources = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  return { sources, entries: readdirSync(root) };
}
