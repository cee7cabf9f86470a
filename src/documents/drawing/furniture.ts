import type { Paper, QrBlock, Stamp } from '../paper.ts';
import { paperText } from '../text.ts';
import { drawQr, QR_SIZE } from './draw-codes.ts';
import { type Doc, PAGE } from './pdfkit.ts';
import {
  artifact,
  COLOR,
  ensure,
  hairline,
  heightOf,
  link,
  paragraph,
  type Sheet,
  type Spot,
  STYLE,
  tag,
  widthOf,
  write,
} from './sheet.ts';

const TONE = {
  good: { glyph: '✓', color: COLOR.good },
  bad: { glyph: '✕', color: COLOR.bad },
  neutral: { glyph: '•', color: COLOR.muted },
} as const;
const STAMP = { font: 'bold', size: 11 } as const;
/** Room for a code with its address, which may take two lines. */
const BESIDE_QR = 260;
const FOOT_TEXT = PAGE.width - 76;

export function drawLetterhead(sheet: Sheet, paper: Paper): void {
  const { doc, root } = sheet;
  const half = PAGE.width / 2;
  const name = { x: PAGE.left, y: PAGE.top, width: half, style: STYLE.utility };
  tag(doc, root, { tag: 'P', draw: () => write(doc, paper.utility.name, name) });
  const nameEnd = doc.y;
  doc.y = PAGE.top + 2;
  for (const line of paper.utility.lines) {
    const spot = { x: PAGE.left + half, y: doc.y, width: half, style: STYLE.small, align: 'right' } as const;
    tag(doc, root, { tag: 'P', draw: () => write(doc, line, spot) });
  }
  const y = Math.max(nameEnd, doc.y) + 8;
  hairline(doc, y, { color: COLOR.accent, width: 1.2 });
  doc.y = y + 18;
}

export function drawTitle(sheet: Sheet, paper: Paper): void {
  const { doc, root } = sheet;
  const { y } = doc;
  const stampWidth = paper.stamp ? widthOfStamp(doc, paper.stamp) + 20 : 0;
  const spot = { x: PAGE.left, y, width: PAGE.width - stampWidth, style: STYLE.title };
  tag(doc, root, { tag: 'H1', draw: () => write(doc, paper.heading, spot) });
  const end = doc.y;
  if (paper.stamp) drawStamp(sheet, paper.stamp, y);
  doc.y = end;
  if (paper.subheading !== null) {
    doc.y += 3;
    paragraph(sheet, paper.subheading, { style: STYLE.subtitle });
  }
}

function widthOfStamp(doc: Doc, stamp: Stamp): number {
  return widthOf(doc, stamp.text, STAMP) + 40;
}

/** Sign, word and colour together say the state: any one of them may be lost on the way to paper. */
function drawStamp(sheet: Sheet, stamp: Stamp, y: number): void {
  const { doc, root } = sheet;
  const { glyph, color } = TONE[stamp.tone];
  const width = widthOfStamp(doc, stamp);
  const x = PAGE.left + PAGE.width - width;
  const style = { ...STAMP, color };
  artifact(doc, () => {
    doc.lineWidth(1.2).strokeColor(color).roundedRect(x, y, width, 25, 5).stroke();
    write(doc, glyph, { x: x + 12, y: y + 6, width: 14, style });
  });
  const spot = { x: x + 28, y: y + 6, width: width - 28, style };
  tag(doc, root, { tag: 'P', draw: () => write(doc, stamp.text, spot) });
}

export function drawVerification(sheet: Sheet, verification: NonNullable<Paper['verification']>): void {
  const { doc } = sheet;
  ensure(doc, 60);
  hairline(doc, doc.y);
  doc.y += 10;
  writeVerification(sheet, verification, { x: PAGE.left, width: PAGE.width });
}

/** The code of a paper that ends with a QR stands beside it: a bill has to fit one page. */
export function drawQrAndVerification(
  sheet: Sheet,
  { qr, verification }: { qr: QrBlock; verification: NonNullable<Paper['verification']> },
): void {
  const { doc } = sheet;
  drawQr(sheet, qr, PAGE.width - BESIDE_QR - 16);
  const end = doc.y;
  doc.y = end - QR_SIZE;
  writeVerification(sheet, verification, { x: PAGE.left + PAGE.width - BESIDE_QR, width: BESIDE_QR });
  doc.y = Math.max(end, doc.y);
}

function writeVerification(
  sheet: Sheet,
  { label, code, url }: NonNullable<Paper['verification']>,
  column: { x: number; width: number },
): void {
  const { doc, root } = sheet;
  const line = (text: string, style: Spot['style']) =>
    tag(doc, root, { tag: 'P', draw: () => write(doc, text, { ...column, y: doc.y, style }) });
  line(label, STYLE.label);
  doc.y += 2;
  line(code, STYLE.strong);
  doc.y += 2;
  link(sheet, url, { ...column, y: doc.y, style: { ...STYLE.label, color: COLOR.accent } });
}

export function footHeight(doc: Doc, footer: string[]): number {
  const heights = footer.map((line) => heightOf(doc, line, { width: FOOT_TEXT, style: STYLE.small }));
  return heights.reduce((sum, height) => sum + height, 0) + 16;
}

/** Running heads, foot lines and page numbers. Readers hear the foot once, on the last page. */
export function drawFurniture(sheet: Sheet, paper: Paper): void {
  const { doc } = sheet;
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    if (page > 0) drawRunningHead(doc, paper);
    drawFoot(sheet, paper, {
      tagged: page === count - 1,
      number: paperText[paper.language === 'en' ? 'en' : 'es'].page(page + 1, count),
    });
  }
}

function drawRunningHead(doc: Doc, paper: Paper): void {
  const half = { y: PAGE.top, width: PAGE.width / 2, style: STYLE.label };
  const right = { ...half, x: PAGE.left + PAGE.width / 2, align: 'right' } as const;
  artifact(doc, () => write(doc, paper.utility.name, { ...half, x: PAGE.left }), 'Pagination');
  artifact(doc, () => write(doc, paper.heading, right), 'Pagination');
  hairline(doc, PAGE.top + 16);
}

function drawFoot(sheet: Sheet, paper: Paper, foot: { tagged: boolean; number: string }): void {
  const { doc, root } = sheet;
  const top = doc.page.maxY() + 9;
  doc.page.margins.bottom = 0;
  hairline(doc, top);
  const number = { x: PAGE.left, y: top + 7, width: PAGE.width, style: STYLE.small, align: 'right' } as const;
  artifact(doc, () => write(doc, foot.number, number), 'Pagination');
  doc.y = top + 7;
  for (const line of paper.footer) {
    const spot = { x: PAGE.left, y: doc.y, width: FOOT_TEXT, style: STYLE.small };
    const draw = () => write(doc, line, spot);
    if (foot.tagged) tag(doc, root, { tag: 'P', draw });
    else artifact(doc, draw, 'Pagination');
  }
}
