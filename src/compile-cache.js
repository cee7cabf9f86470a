// Plain JavaScript, for any Node: sources that were compiled once are kept, in a third of the time and less memory.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MADE_FOR = 'made-for';

/** Only below DATA_DIR, where nobody else may write (docs/decisions/024). Without it the start is slower, no more. */
export function keepCompiled({ create }) {
  const dataDir = resolve(process.env.DATA_DIR || './data');
  if (!create && !existsSync(dataDir)) return;
  const folder = join(dataDir, 'compile-cache');
  try {
    startAnewUnlessMadeFor(installation(), folder);
    module.enableCompileCache?.(folder);
  } catch (error) {
    if (!error.syscall) throw error;
  }
}

/** What `npm ci` and another Node change: entries of files that are gone do not pile up. */
function installation() {
  const { mtimeMs } = statSync(join(ROOT, 'node_modules/.package-lock.json'));
  return `${process.version} ${mtimeMs} ${ROOT}`;
}

function startAnewUnlessMadeFor(wanted, folder) {
  const note = join(folder, MADE_FOR);
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(note, wanted);
}
