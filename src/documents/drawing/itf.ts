/** Interleaved 2 of 5 (ISO/IEC 16390): five elements for each digit, two of them wide. */
const PATTERNS = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010'];
const NARROW = 1;
const WIDE = 3;

/**
 * Widths in modules, bar and space by turns, beginning and ending with a bar.
 * Throws a RangeError unless `digits` is an even count of digits: readers would see a padded number.
 */
export function itfWidths(digits: string): number[] {
  if (!/^(?:[0-9]{2})+$/.test(digits)) throw new RangeError('ITF takes an even count of digits');
  const widths = [NARROW, NARROW, NARROW, NARROW];
  for (let at = 0; at < digits.length; at += 2) widths.push(...pair(digits[at], digits[at + 1]));
  widths.push(WIDE, NARROW, NARROW);
  return widths;
}

/** The first digit is in the bars, the second in the spaces between them. */
function pair(first: string | undefined, second: string | undefined): number[] {
  const bars = pattern(first);
  const spaces = pattern(second);
  return bars.flatMap((bar, i) => [bar, spaces[i] ?? NARROW]);
}

function pattern(digit: string | undefined): number[] {
  return [...(PATTERNS[Number(digit)] ?? '')].map((element) => (element === '1' ? WIDE : NARROW));
}
