import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../kit/csv/reader.ts';
import type { Separator } from '../kit/csv/record.ts';
import type { Column } from './files/column.ts';
import type { FileTable } from './files/file-table.ts';
import { columnsOf } from './files/file-table.ts';
import type { Finding, Reason } from './reason.ts';
import { reason } from './reason.ts';

/** Where the columns of one file lie, as its header says. */
export interface Layout {
  separator: Separator;
  /** The header's names, in order. */
  names: readonly string[];
  warnings: readonly Finding[];
}

export type Inspection = { layout: Layout } | { refused: Finding } | null;

interface Header {
  separator: Separator;
  names: readonly string[];
}

const SEPARATORS = [',', ';'] as const;

/** Reads a file's header only. Null when there is no such file. */
export async function inspectFile(dir: string, table: FileTable<object>): Promise<Inspection> {
  const refuse = (why: Reason, column = '') => ({
    refused: { file: table.file, line: column === '' ? 0 : 1, column, value: '', reason: why },
  });
  let headers: (readonly string[] | Reason)[];
  try {
    headers = await Promise.all(SEPARATORS.map((separator) => readHeader(join(dir, table.file), separator)));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (!/^E[A-Z]+$/.test(code)) throw error;
    return refuse(reason('unreadable', code));
  }
  const columns = columnsOf(table).map(([, column]) => column);
  const header = bestHeader(headers, columns);
  if ('code' in header) return refuse(header);
  for (const { name, required } of columns) {
    const count = header.names.filter((other) => other === name).length;
    if (required && count === 0) return refuse(reason('missing_column', name), name);
    if (count > 1) return refuse(reason('repeated_column', name), name);
  }
  const known = new Set(columns.map((column) => column.name));
  const unknown = header.names.filter((name) => !known.has(name));
  const warnings = unknown.map((column) => ({
    file: table.file,
    line: 1,
    column,
    value: '',
    reason: reason('unknown_column'),
  }));
  return { layout: { ...header, warnings } };
}

async function readHeader(path: string, separator: Separator): Promise<readonly string[] | Reason> {
  for await (const rows of readCsv(createReadStream(path), { separator, width: null })) {
    const first = rows[0];
    if (!first?.cells) return reason('not_csv');
    const names = first.cells.map((name) => name.trim());
    return names.some((name) => /\p{Cc}/u.test(name)) ? reason('not_csv') : names;
  }
  return reason('empty_file');
}

/** The separator under which more of the known columns appear. */
function bestHeader(
  headers: readonly (readonly string[] | Reason)[],
  columns: readonly Column<unknown>[],
): Header | Reason {
  let best: Header | Reason = reason('empty_file');
  let most = -1;
  for (const [index, names] of headers.entries()) {
    const found = 'code' in names ? -1 : columns.filter((column) => names.includes(column.name)).length;
    if (found > most || 'code' in best) {
      best = 'code' in names ? names : { separator: SEPARATORS[index] ?? ',', names };
      most = found;
    }
  }
  return best;
}
