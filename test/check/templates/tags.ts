import { Eta } from 'eta';

export interface Tag {
  /** `exec` for `<% %>`, `print` for `<%= %>`, `raw` for `<%~ %>`. */
  kind: 'exec' | 'print' | 'raw';
  code: string;
  start: number;
  end: number;
  /** Of the code's first character, from 1. */
  line: number;
}

/** A template cut in its tags and the markup between them, in order. */
export interface Cut {
  tags: Tag[];
  /** The markup, each tag replaced by as many marks (newlines stay). */
  markup: string;
}

export const TAG_MARK = '\u0001';
const KINDS = { e: 'exec', i: 'print', r: 'raw' } as const;
const OPENING = /<%[-_]?\s*[=~]?\s*/y;
const eta = new Eta();

/** Throws Eta's own error when the template does not compile as JavaScript. */
export function cut(source: string): Cut {
  eta.compile(source);
  const tags: Tag[] = [];
  let markup = '';
  let at = 0;
  for (const part of eta.parse(source)) {
    if (typeof part === 'string') continue;
    const start = source.indexOf('<%', at);
    OPENING.lastIndex = start;
    const codeAt = start + (OPENING.exec(source)?.[0].length ?? 0);
    const end = source.indexOf('%>', codeAt + part.val.length) + 2;
    const kind = KINDS[part.t as keyof typeof KINDS];
    tags.push({ kind, code: part.val, start, end, line: source.slice(0, codeAt).split('\n').length });
    markup += source.slice(at, start) + source.slice(start, end).replace(/[^\n]/g, TAG_MARK);
    at = end;
  }
  return { tags, markup: markup + source.slice(at) };
}

export function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
