import type { CouponBlock } from '../paper.ts';
import { drawFacts } from './draw-blocks.ts';
import { drawBarcode } from './draw-codes.ts';
import { PAGE } from './pdfkit.ts';
import { artifact, COLOR, ensure, type Sheet } from './sheet.ts';

const GAP = 14;
/** A heading, three rows of facts, the bars and their digits. */
const HEIGHT = 220;

/** A part to be cut off and handed over: never broken over two pages. */
export function drawCoupon(sheet: Sheet, { facts, bars }: CouponBlock): void {
  const { doc } = sheet;
  ensure(doc, HEIGHT);
  const { y } = doc;
  artifact(doc, () => {
    doc.save().lineWidth(0.75).strokeColor(COLOR.muted).dash(4, { space: 3 });
    doc
      .moveTo(PAGE.left, y)
      .lineTo(PAGE.left + PAGE.width, y)
      .stroke();
    doc.restore();
  });
  doc.y = y + GAP;
  drawFacts(sheet, facts);
  doc.y += GAP;
  drawBarcode(sheet, bars);
}
