import { isUtf8 } from 'node:buffer';

/** One physical line, without its line feed. */
export interface Line {
  text: string;
  /** False when some bytes were no UTF-8; they read as U+FFFD. */
  intact: boolean;
  /** The line was longer than a record may be; `text` holds its beginning only. */
  cut: boolean;
}

/** More than any record needs, and a bound on the memory that a missing quote can take. */
export const MAX_RECORD_LENGTH = 1 << 20;

const LINE_FEED = 10;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const KEPT_OF_A_CUT_LINE = 1000;

/** Cuts bytes into lines, one array per chunk, in bounded memory. A byte order mark is dropped. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  let skipping = false;
  for await (const chunk of chunks) {
    let bytes: Buffer = Buffer.concat([rest, chunk]);
    if (first && bytes.length < BYTE_ORDER_MARK.length && BYTE_ORDER_MARK.indexOf(bytes) === 0) {
      rest = bytes;
      continue;
    }
    if (first && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) bytes = bytes.subarray(BYTE_ORDER_MARK.length);
    first = false;
    const lines: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      if (!skipping) lines.push(lineOf(bytes.subarray(start, end)));
      skipping = false;
      start = end + 1;
    }
    rest = skipping ? rest.subarray(0, 0) : bytes.subarray(start);
    if (rest.length > MAX_RECORD_LENGTH) {
      lines.push(lineOf(rest));
      rest = rest.subarray(0, 0);
      skipping = true;
    }
    yield lines;
  }
  if (rest.length > 0) yield [lineOf(rest)];
}

function lineOf(bytes: Buffer): Line {
  const cut = bytes.length > MAX_RECORD_LENGTH;
  const text = bytes.toString('utf8', 0, cut ? KEPT_OF_A_CUT_LINE : bytes.length);
  return { text, cut, intact: !text.includes('\uFFFD') || isUtf8(bytes) };
}
