import { decodeItf } from '../../documents/decode-itf.ts';
import { readPdf } from '../../documents/read-pdf.ts';
import type { TestBrowser } from '../../support/browser.ts';

/** Other rectangles of a paper are panels. */
const BAR_HEIGHT = 40;

/** What the bars of a PDF say, read as a scanner does, page by page from the top. */
export function codesOn(pdf: Buffer): string[] {
  return readPdf(pdf).pages.flatMap(({ bars }) => {
    const rows = Map.groupBy(
      bars.filter((bar) => bar.height === BAR_HEIGHT),
      (bar) => bar.y,
    );
    return [...rows.values()].map((row) => {
      const sorted = row.sort((a, b) => a.x - b.x);
      const widths = sorted.flatMap((bar, at) => {
        const next = sorted[at + 1];
        return next ? [bar.width, next.x - bar.x - bar.width] : [bar.width];
      });
      return decodeItf(widths);
    });
  });
}

export const wordsOn = (pdf: Buffer): string =>
  readPdf(pdf)
    .pages.map(({ text }) => text)
    .join('\n');

/** The digits that the page shows under its bars. */
export const digitsOn = (visitor: TestBrowser): string[] =>
  visitor.page.root.querySelectorAll('.coupon p.digits').map((one) => one.text.replace(/ /g, ''));
