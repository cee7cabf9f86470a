import { itfWidths } from './drawing/itf.ts';

/** Bars as one path of an inline SVG, `width` modules wide and `height` high. */
export interface BarsPath {
  width: number;
  height: number;
  path: string;
}

/** Readers need ten narrow elements of light on either side (ISO/IEC 16390). */
const QUIET = 10;
const HEIGHT = 48;

/** Throws a RangeError unless `digits` is an even count of digits. */
export function barsPath(digits: string): BarsPath {
  const bars: string[] = [];
  let x = QUIET;
  for (const [index, width] of itfWidths(digits).entries()) {
    if (index % 2 === 0) bars.push(`M${x} 0h${width}v${HEIGHT}h-${width}z`);
    x += width;
  }
  return { width: x + QUIET, height: HEIGHT, path: bars.join('') };
}
