import { posix } from 'node:path';
import { blank, lineAt } from './scan.ts';

/** Path from the repository's root → text. */
export type Sources = Readonly<Record<string, string>>;

export interface Import {
  from: string;
  line: number;
  /** A path from the repository's root for relative specifiers, else the specifier. */
  to: string;
  relative: boolean;
  /** Written `import type`, `export type` or `declare module`: gone at run time. */
  typeOnly: boolean;
}

const STATEMENT = /\b(import|export)\b(\s+type\b(?!\s*,|\s+from\b))?[^;'"()=]*?\bfrom\s*(?=['"])/g;
const BARE = /\bimport\s*(?=['"])/g;
const DYNAMIC = /\bimport\s*\(\s*(?=['"])/g;
const AUGMENTATION = /\bdeclare\s+module\s*(?=['"])/g;

/** Every import of a file, type-only ones and module augmentations included. */
export function importsOf(path: string, source: string): Import[] {
  const code = blank(source);
  const found = [STATEMENT, BARE, DYNAMIC, AUGMENTATION].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      at: match.index,
      quote: match.index + match[0].length,
      typeOnly: pattern === AUGMENTATION || (pattern === STATEMENT && match[2] !== undefined),
    })),
  );
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ at, quote, typeOnly }) => {
      const end = code.indexOf(code[quote] ?? '', quote + 1);
      const specifier = source.slice(quote + 1, end);
      const relative = specifier.startsWith('.');
      const to = relative ? posix.join(posix.dirname(path), specifier) : specifier;
      return { from: path, line: lineAt(source, at), to, relative, typeOnly };
    });
}

export function importsUnder(folder: string, sources: Sources): Import[] {
  return Object.entries(sources)
    .filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith('.ts'))
    .flatMap(([path, source]) => importsOf(path, source));
}
