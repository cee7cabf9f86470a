import type { Db } from '../kit/database.ts';
import type { Formats } from '../kit/formats.ts';

/** What anybody may learn of a paper by its code: that it is ours, of when and for how much. Never a name. */
export interface VerifiedPaper {
  /** What kind of paper it is, in words. */
  what: string;
  /** Of its Spanish name. */
  gender: 'feminine' | 'masculine';
  code: string;
  facts: { label: string; value: string }[];
  /** Why it is authentic and yet does not say how things stand now; null when it does. */
  warning: string | null;
}

/** Each capability that prints papers with codes registers one in `compose.ts`. Null: not one of mine. */
export type FindPaper = (db: Db, code: string, f: Formats) => Promise<VerifiedPaper | null>;
