import type { AmountBlock, FactsBlock, TextBlock } from '../paper.ts';
import { type Doc, type Element, PAGE, struct } from './pdfkit.ts';
import {
  artifact,
  type Box,
  COLOR,
  ensure,
  hairline,
  heightOf,
  paragraph,
  type Sheet,
  type Spot,
  STYLE,
  tag,
  widthOf,
  write,
} from './sheet.ts';

const GAP = 18;
const HALF = (PAGE.width - GAP) / 2;
const LABEL_HEIGHT = 13;
const INSET = 17;
const AMOUNT_HEIGHT = 28;

type Fact = FactsBlock['rows'][number];

/** A heading that is never left alone at the foot of a page: `next` is the height that has to follow it. */
export function drawHeading(sheet: Sheet, heading: string | null, next: number): void {
  ensure(sheet.doc, next + (heading === null ? 0 : 24));
  if (heading === null) return;
  paragraph(sheet, heading, { tag: 'H2', style: STYLE.heading });
  sheet.doc.y += 7;
}

/** Two facts side by side, read as a table with a header for each row. */
export function drawFacts(sheet: Sheet, block: FactsBlock): void {
  const { doc, root } = sheet;
  drawHeading(sheet, block.heading, 40);
  const table = struct(doc, 'Table');
  root.add(table);
  for (let at = 0; at < block.rows.length; at += 2) drawFactPair(sheet, table, block.rows.slice(at, at + 2));
  table.end();
}

function drawFactPair(sheet: Sheet, table: Element, pair: Fact[]): void {
  const { doc } = sheet;
  const heights = pair.map((fact) => heightOf(doc, fact.value, { width: HALF, style: STYLE.body }));
  const height = LABEL_HEIGHT + Math.max(...heights) + 3;
  ensure(doc, height);
  const y = doc.y + 5;
  hairline(doc, doc.y);
  for (const [column, fact] of pair.entries()) {
    drawFact(sheet, table, { fact, x: PAGE.left + column * (HALF + GAP), y });
  }
  doc.y = y + height;
}

function drawFact(sheet: Sheet, table: Element, cell: { fact: Fact; x: number; y: number }): void {
  const { doc } = sheet;
  const { fact, x, y } = cell;
  const row = struct(doc, 'TR');
  table.add(row);
  const label = { x, y, width: HALF, style: STYLE.label };
  const value = { x, y: y + LABEL_HEIGHT, width: HALF, style: STYLE.body };
  tag(doc, row, { tag: 'TH', scope: 'Row', draw: () => write(doc, fact.label, label) });
  tag(doc, row, { tag: 'TD', draw: () => write(doc, fact.value, value) });
  row.end();
}

export function drawText(sheet: Sheet, block: TextBlock): void {
  drawHeading(sheet, block.heading, 30);
  for (const [at, text] of block.paragraphs.entries()) {
    if (at > 0) sheet.doc.y += 6;
    paragraph(sheet, text, { style: STYLE.body });
  }
}

/** The one figure that the paper is about, its label and note on the left. */
export function drawAmount(sheet: Sheet, block: AmountBlock): void {
  const { doc, root } = sheet;
  const { label, value, note } = block;
  const valueWidth = widthOf(doc, value, STYLE.amount);
  const width = PAGE.width - valueWidth - 2 * INSET - GAP;
  const labelHeight = heightOf(doc, label, { width, style: STYLE.amountLabel });
  const noteHeight = note === null ? 0 : heightOf(doc, note, { width, style: STYLE.body }) + 3;
  const height = Math.max(labelHeight + noteHeight, AMOUNT_HEIGHT) + 24;
  ensure(doc, height);
  const { y } = doc;
  drawPanel(doc, { x: PAGE.left, y, width: PAGE.width, height });
  const left = { x: PAGE.left + INSET, y: y + (height - labelHeight - noteHeight) / 2, width };
  const right = { x: PAGE.left + PAGE.width - INSET - valueWidth, y: y + (height - AMOUNT_HEIGHT) / 2 };
  const draw = (text: string, spot: Spot) => tag(doc, root, { tag: 'P', draw: () => write(doc, text, spot) });
  draw(label, { ...left, style: STYLE.amountLabel });
  draw(value, { ...right, width: valueWidth, align: 'right', style: STYLE.amount });
  if (note !== null) draw(note, { ...left, y: left.y + labelHeight + 3, style: STYLE.body });
  doc.y = y + height;
}

function drawPanel(doc: Doc, box: Box): void {
  artifact(doc, () => {
    doc.rect(box.x, box.y, box.width, box.height).fill(COLOR.tint);
    doc.rect(box.x, box.y, 3, box.height).fill(COLOR.accent);
  });
}
