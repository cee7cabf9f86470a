import type { Block, Paper } from '../paper.ts';
import { drawAmount, drawFacts, drawText } from './draw-blocks.ts';
import { drawBarcode, drawQr } from './draw-codes.ts';
import { drawCoupon } from './draw-coupon.ts';
import { drawTable } from './draw-table.ts';
import {
  drawFurniture,
  drawLetterhead,
  drawQrAndVerification,
  drawTitle,
  drawVerification,
  footHeight,
} from './furniture.ts';
import { openDocument, reserveFoot, struct } from './pdfkit.ts';
import type { Sheet } from './sheet.ts';

const BLOCK_GAP = 18;

/** Draws a paper as a tagged A4 PDF. The same paper gives the same bytes. */
export async function renderPaper(paper: Paper): Promise<Buffer> {
  const doc = openDocument(paper);
  reserveFoot(doc, footHeight(doc, paper.footer));
  const root = struct(doc, 'Document');
  doc.addStructure(root);
  doc.addPage();
  const sheet = { doc, root };
  drawLetterhead(sheet, paper);
  drawTitle(sheet, paper);
  const { verification } = paper;
  const last = paper.blocks.at(-1);
  const qr = verification && last?.type === 'qr' ? last : null;
  for (const block of paper.blocks) {
    doc.y += BLOCK_GAP;
    if (block !== qr) await drawBlock(sheet, block);
  }
  if (qr && verification) {
    drawQrAndVerification(sheet, { qr, verification });
  } else if (verification) {
    doc.y += BLOCK_GAP;
    drawVerification(sheet, verification);
  }
  drawFurniture(sheet, paper);
  root.end();
  doc.end();
  return Buffer.concat(await doc.toArray());
}

async function drawBlock(sheet: Sheet, block: Block): Promise<void> {
  switch (block.type) {
    case 'facts':
      return drawFacts(sheet, block);
    case 'table':
      return drawTable(sheet, block);
    case 'text':
      return drawText(sheet, block);
    case 'amount':
      return drawAmount(sheet, block);
    case 'barcode':
      return drawBarcode(sheet, block);
    case 'qr':
      return drawQr(sheet, block);
    case 'coupon':
      return drawCoupon(sheet, block);
  }
}
