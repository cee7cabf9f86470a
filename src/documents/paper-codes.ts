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
      const [said, ...rest] = code.trim().split('.');
      const seal = Buffer.from(normaliseCode(rest.pop() ?? '').replace('-', ''));
      if (said?.toUpperCase() !== kind) return null;
      const parts = rest.map(unplain);
      const right = Buffer.from(sealOf([kind, ...parts]));
      return seal.length === right.length && timingSafeEqual(seal, right) ? parts : null;
    },
  };
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
