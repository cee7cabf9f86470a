import { readdir } from 'node:fs/promises';
import { fileTables } from './files/all.ts';
import type { FileTable } from './files/file-table.ts';
import type { Layout } from './layout.ts';
import { inspectFile } from './layout.ts';
import type { Finding, Reason } from './reason.ts';
import { reason } from './reason.ts';

/** What an import is about to read. With a single file refused nothing of the folder is taken in. */
export interface Folder {
  layouts: Map<FileTable<object>, Layout>;
  refused: Finding[];
  unknownFiles: Finding[];
}

/** Reads the headers of a folder's files, parents first. */
export async function inspectFolder(dir: string): Promise<Folder> {
  const folder: Folder = { layouts: new Map(), refused: [], unknownFiles: [] };
  let present: string[];
  try {
    present = await readdir(dir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EACCES') throw error;
    folder.refused.push(aboutFile(dir, reason('no_folder')));
    return folder;
  }
  for (const table of fileTables) {
    const inspection = await inspectFile(dir, table);
    if (!inspection) continue;
    if ('refused' in inspection) folder.refused.push(inspection.refused);
    else folder.layouts.set(table, inspection.layout);
  }
  const known = new Set(fileTables.map((table) => table.file));
  for (const name of present.sort()) {
    if (name.toLowerCase().endsWith('.csv') && !known.has(name)) {
      folder.unknownFiles.push(aboutFile(name, reason('unknown_file')));
    }
  }
  if (folder.layouts.size + folder.refused.length === 0) {
    folder.refused.push(aboutFile(dir, reason('no_known_file', [...known].join(', '))));
  }
  return folder;
}

function aboutFile(file: string, why: Reason): Finding {
  return { file, line: 0, column: '', value: '', reason: why };
}
