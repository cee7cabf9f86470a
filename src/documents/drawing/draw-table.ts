import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TableBlock } from '../paper.ts';
import { drawHeading } from './draw-blocks.ts';
import { type Doc, type Element, PAGE, setAttributes, struct } from './pdfkit.ts';
import {
  artifact,
  COLOR,
  ensure,
  hairline,
  heightOf,
  type Sheet,
  type Spot,
  STYLE,
  tag,
  write,
} from './sheet.ts';

const GUTTER = 14;
const PAD = 5;
const TOTAL_HEIGHT = 30;
const STRONG_LINE = { color: COLOR.accent, width: 1 };
/** Rows drawn before other requests get their turn. */
const BATCH = 40;

type Cell = { text: string; x: number; width: number; align: 'left' | 'right' };
type Table = { block: TableBlock; grid: Omit<Cell, 'text'>[]; element: Element };

/** A table over as many pages as it takes, its head repeated on each. */
export async function drawTable(sheet: Sheet, block: TableBlock): Promise<void> {
  const { doc, root } = sheet;
  drawHeading(sheet, block.heading, 80);
  const table: Table = { block, grid: gridOf(block), element: struct(doc, 'Table') };
  root.add(table.element);
  drawHead(doc, table, true);
  const body = section(doc, table, 'TBody');
  for (const [at, row] of block.rows.entries()) {
    if (at % BATCH === BATCH - 1) await nextTurn();
    drawRow(doc, table, { body, row, last: at === block.rows.length - 1 });
  }
  body.end();
  if (block.total) drawTotal(doc, table, block.total);
  table.element.end();
}

function drawRow(
  doc: Doc,
  table: Table,
  { body, row, last }: { body: Element; row: string[]; last: boolean },
) {
  const cells = cellsOf(table, row);
  const height = heightOfCells(doc, cells, STYLE.body) + 2 * PAD - 3;
  const below = last && table.block.total ? TOTAL_HEIGHT : 0;
  if (ensure(doc, height + below)) drawHead(doc, table, false);
  const y = doc.y + PAD;
  const tr = struct(doc, 'TR');
  body.add(tr);
  for (const cell of cells) {
    tag(doc, tr, { tag: 'TD', draw: () => write(doc, cell.text, { ...cell, y, style: STYLE.body }) });
  }
  tr.end();
  doc.y = y - PAD + height;
  hairline(doc, doc.y);
}

/** Only the first head is part of the table: its repetitions are page furniture, which readers skip. */
function drawHead(doc: Doc, table: Table, first: boolean): void {
  const labels = table.block.columns.map((column) => column.label);
  const cells = cellsOf(table, labels);
  const height = heightOfCells(doc, cells, STYLE.columnHead);
  const { y } = doc;
  const draw = (cell: Cell) => write(doc, cell.text, { ...cell, y, style: STYLE.columnHead });
  if (first) {
    const head = section(doc, table, 'THead');
    const tr = struct(doc, 'TR');
    head.add(tr);
    for (const cell of cells) tag(doc, tr, { tag: 'TH', scope: 'Column', draw: () => draw(cell) });
    tr.end();
    head.end();
  } else {
    artifact(doc, () => cells.forEach(draw), 'Pagination');
  }
  doc.y = y + height + 5;
  hairline(doc, doc.y, STRONG_LINE);
}

function drawTotal(doc: Doc, table: Table, total: { label: string; value: string }): void {
  const { grid } = table;
  ensure(doc, TOTAL_HEIGHT);
  const y = doc.y + 9;
  hairline(doc, doc.y, STRONG_LINE);
  const foot = section(doc, table, 'TFoot');
  const tr = struct(doc, 'TR');
  foot.add(tr);
  const label = struct(doc, 'TH', { scope: 'Row' });
  if (grid.length > 2) setAttributes(label, { O: 'Table', Scope: 'Row', ColSpan: grid.length - 1 });
  tr.add(label);
  const half: Omit<Spot, 'align'> = { x: PAGE.left, y, width: PAGE.width / 2, style: STYLE.total };
  label.add(() => write(doc, total.label, half));
  label.end();
  const right = { ...half, x: PAGE.left + PAGE.width / 2, align: 'right' } as const;
  tag(doc, tr, { tag: 'TD', draw: () => write(doc, total.value, right) });
  tr.end();
  foot.end();
  doc.y = y + 18;
}

function section(doc: Doc, table: Table, name: 'THead' | 'TBody' | 'TFoot'): Element {
  const element = struct(doc, name);
  table.element.add(element);
  return element;
}

function gridOf(block: TableBlock): Table['grid'] {
  const shares = block.columns.reduce((sum, column) => sum + column.width, 0);
  const room = PAGE.width - GUTTER * (block.columns.length - 1);
  let x: number = PAGE.left;
  return block.columns.map(({ align, width: share }) => {
    const width = (room * share) / shares;
    const cell = { x, width, align };
    x += width + GUTTER;
    return cell;
  });
}

function cellsOf(table: Table, texts: string[]): Cell[] {
  return table.grid.map((place, at) => ({ ...place, text: texts[at] ?? '' }));
}

function heightOfCells(doc: Doc, cells: Cell[], style: Spot['style']): number {
  return Math.max(...cells.map((cell) => heightOf(doc, cell.text, { width: cell.width, style })));
}
