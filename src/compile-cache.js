// Plain JavaScript, for any Node: where sources that were compiled once are kept (docs/decisions/024-start.md).
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MADE_FOR = 'made-for';

/** A folder below DATA_DIR, where nobody else may write; null where there can be none: then the start takes longer. */
export function compileCache({ create }) {
  const dataDir = resolve(process.env.DATA_DIR || './data');
  if (!create && !existsSync(dataDir)) return null;
  const folder = join(dataDir, 'compile-cache');
  try {
    emptyUnlessMadeFor(installation(), folder);
    return folder;
  } catch (error) {
    if (error.syscall) return null;
    throw error;
  }
}

/** Another one after each `npm ci`: what was compiled of files that are gone does not pile up. */
function installation() {
  return `${statSync(join(ROOT, 'node_modules/.package-lock.json')).mtimeMs} ${ROOT}`;
}

function emptyUnlessMadeFor(wanted, folder) {
  const note = join(folder, MADE_FOR);
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(note, wanted);
}
