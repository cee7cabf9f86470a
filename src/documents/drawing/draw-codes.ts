import type { BarcodeBlock, QrBlock } from '../paper.ts';
import { itfWidths } from './itf.ts';
import { type Doc, PAGE } from './pdfkit.ts';
import { qrMatrix } from './qr-matrix.ts';
import { ensure, figure, heightOf, paragraph, type Sheet, STYLE, tag, write } from './sheet.ts';

/** 42 digits come out 400 pt wide, which laser printers and scanners at 200 dpi manage. */
const MODULE = 1.035;
const BAR_HEIGHT = 40;
export const QR_SIZE = 72;

export function drawBarcode(sheet: Sheet, block: BarcodeBlock): void {
  const { doc, root } = sheet;
  const widths = itfWidths(block.digits);
  const modules = widths.reduce((sum, each) => sum + each, 0);
  const module = Math.min(MODULE, PAGE.width / modules);
  const width = modules * module;
  ensure(doc, BAR_HEIGHT + 40);
  paragraph(sheet, block.label, { style: STYLE.label });
  const box = { x: PAGE.left + (PAGE.width - width) / 2, y: doc.y + 6, width, height: BAR_HEIGHT };
  figure(sheet, { ...box, alt: block.alt }, () => fillBars(doc, widths, { ...box, module }));
  const spot = { x: PAGE.left, y: box.y + BAR_HEIGHT + 5, width: PAGE.width, style: STYLE.body };
  tag(doc, root, { tag: 'P', draw: () => write(doc, block.human, { ...spot, align: 'center' }) });
}

/** `column` is what the code and its label may take of the column. */
export function drawQr(sheet: Sheet, block: QrBlock, column: number = PAGE.width): void {
  const { doc, root } = sheet;
  ensure(doc, QR_SIZE);
  const box = { x: PAGE.left, y: doc.y, width: QR_SIZE, height: QR_SIZE };
  figure(sheet, { ...box, alt: block.alt }, () => fillModules(doc, qrMatrix(block.content), box));
  const beside = { x: box.x + QR_SIZE + 20, width: column - QR_SIZE - 20, style: STYLE.body };
  const y = box.y + (QR_SIZE - heightOf(doc, block.label, beside)) / 2;
  tag(doc, root, { tag: 'P', draw: () => write(doc, block.label, { ...beside, y }) });
  doc.y = box.y + QR_SIZE;
}

/** One path and one fill: rectangles filled one by one would show seams. */
function fillBars(doc: Doc, widths: number[], at: { x: number; y: number; height: number; module: number }) {
  let x = at.x;
  for (const [index, modules] of widths.entries()) {
    const width = modules * at.module;
    if (index % 2 === 0) doc.rect(x, at.y, width, at.height);
    x += width;
  }
  doc.fill('#000000');
}

function fillModules(doc: Doc, matrix: boolean[][], at: { x: number; y: number; width: number }): void {
  const size = at.width / matrix.length;
  for (const [row, modules] of matrix.entries()) {
    for (const { start, length } of darkRuns(modules)) {
      doc.rect(at.x + start * size, at.y + row * size, length * size, size);
    }
  }
  doc.fill('#000000');
}

function darkRuns(modules: boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (const [at, dark] of modules.entries()) {
    if (!dark) continue;
    const last = runs.at(-1);
    if (last && last.start + last.length === at) last.length += 1;
    else runs.push({ start: at, length: 1 });
  }
  return runs;
}
