import { createHmac, timingSafeEqual } from 'node:crypto';
import { codeFrom, normaliseCode } from '../kit/ids.ts';

/**
 * Codes of papers that are drawn again each time and kept nowhere (bills, lists): the code says what the paper says,
 * and its last part can only be made here. `FACTURA.B-1001-25.K7PM2QXD`.
 */
export interface PaperCodes {
  sign(kind: string, parts: readonly string[]): string;
  /** What a code says, in the parts it was signed with; null when it is not ours. */
  read(kind: string, code: string): string[] | null;
}

const SEAL = 8;
/** Of a mistyped code: each more doubles the readings. */
const MOST_WORDS = 10;
const CASES = [
  (word: string) => word,
  (word: string) => word.toUpperCase(),
  (word: string) => word.toLowerCase(),
];

export function createPaperCodes(secret: string): PaperCodes {
  const sealOf = (words: readonly string[]) =>
    codeFrom(
      createHmac('sha256', secret)
        .update(`paper ${JSON.stringify(words)}`)
        .digest(),
      SEAL,
    );
  return {
    sign: (kind, parts) => [kind, ...parts.map(plain), sealOf([kind, ...parts])].join('.'),
    read: (kind, code) => {
      for (const { words, seal } of readings(code)) {
        const [said, ...parts] = words;
        if (said?.toUpperCase() !== kind) continue;
        if (isSame(seal, sealOf([kind, ...parts]))) return parts;
      }
      return null;
    },
  };
}

function isSame(typed: string, right: string): boolean {
  const [a, b] = [Buffer.from(typed), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

type Reading = { words: string[]; seal: string };

/** As it is printed first; then what it may have been before somebody typed it. */
function* readings(code: string): Generator<Reading> {
  const exact = code.trim().split('.');
  const seal = sealFrom(exact.pop() ?? '');
  yield { words: exact.map(unplain), seal };
  const typed = pieces(code);
  if (!typed || typed.words.length > MOST_WORDS) return;
  for (const words of groupings(typed.words))
    for (const inCase of CASES) yield { words: words.map((word) => unplain(inCase(word))), seal: typed.seal };
}

const sealFrom = (typed: string): string => normaliseCode(typed).replaceAll('-', '');

/** Points, dashes and spaces are all the same to who types, also within the seal. */
function pieces(code: string): Reading | null {
  const words = code.split(/[\s.\-–—]+/).filter((word) => word !== '');
  let seal = '';
  while (seal.length < SEAL && words.length > 0) seal = sealFrom(words.pop() ?? '') + seal;
  return seal.length === SEAL ? { words, seal } : null;
}

/** Each gap between two words, after the kind, may be one within a part or one between parts. */
function* groupings([kind = '', first = '', ...rest]: string[]): Generator<string[]> {
  for (let joined = 0; joined < 2 ** rest.length; joined++) {
    const parts = [first];
    for (const [at, word] of rest.entries()) {
      if (joined & (1 << at)) parts.push(`${parts.pop()}-${word}`);
      else parts.push(word);
    }
    yield [kind, ...parts];
  }
}

/** Parts are set apart by points, so theirs are written otherwise. */
const plain = (part: string) => encodeURIComponent(part).replaceAll('.', '%2E');

function unplain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Mistyped: it will not bear the seal.
    return part;
  }
}
