import type { FileTable, Objection } from '../files/file-table.ts';
import { columnsOf } from '../files/file-table.ts';

export type RowReading<Row> = { row: Row; warnings: Objection[]; refused: null } | { refused: Objection };

/** A function that turns the cells of a record into a row, or says which cell is in the way. */
export function rowReader<Row extends object>(
  table: FileTable<Row>,
  names: readonly string[],
): (cells: readonly string[]) => RowReading<Row> {
  const fields = columnsOf(table).map(([field, column]) => ({
    field,
    column,
    at: names.indexOf(column.name),
  }));
  return (cells) => {
    const row: Record<string, unknown> = {};
    const warnings: Objection[] = [];
    for (const { field, column, at } of fields) {
      if (at === -1) {
        row[field] = undefined;
        continue;
      }
      const cell = cells[at] ?? '';
      const reading = column.read(cell.trim());
      const objection = (reason: Objection['reason']) => ({ column: column.name, value: cell, reason });
      if ('refused' in reading) return { refused: objection(reading.refused) };
      if (reading.warning) warnings.push(objection(reading.warning));
      row[field] = reading.value;
    }
    const judgement = table.judge(row as Row);
    if (judgement.refused) return { refused: judgement.refused };
    return { row: row as Row, warnings: [...warnings, ...judgement.warnings], refused: null };
  };
}
