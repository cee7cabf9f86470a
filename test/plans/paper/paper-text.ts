import { decodeItf } from '../../documents/decode-itf.ts';
import { readPdf } from '../../documents/read-pdf.ts';

export const textOf = (bytes: Buffer) =>
  readPdf(bytes)
    .pages.map((page) => page.text)
    .join(' ')
    .replace(/\u00a0/g, ' ');

export const digitsOf = (text: string) =>
  [...text.matchAll(/(?:\d{4} ){10}\d{2}/g)].map(([code]) => code.replace(/ /g, ''));

/** What the bars themselves say, in the order of the pages. */
export function barsOf(bytes: Buffer): string[] {
  return readPdf(bytes).pages.flatMap((page) => {
    const tall = page.bars.filter((bar) => Math.abs(bar.height) === 40);
    const rows = [...Map.groupBy(tall, (bar) => bar.y).values()];
    return rows.map((bars) => decodeItf(widthsOf(bars)));
  });
}

function widthsOf(bars: { x: number; width: number }[]): number[] {
  return bars.flatMap((bar, index) => {
    const next = bars[index + 1];
    return next ? [bar.width, next.x - bar.x - bar.width] : [bar.width];
  });
}
