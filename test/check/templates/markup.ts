import { TAG_MARK } from './tags.ts';

export interface Attribute {
  name: string;
  value: string;
  at: number;
}

export interface Element {
  name: string;
  attributes: Attribute[];
  at: number;
}

export interface Run {
  text: string;
  at: number;
}

const PIECE = new RegExp(
  `<!--[\\s\\S]*?-->|<![^>]*>|<(/?)([a-zA-Z${TAG_MARK}][^\\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>`,
  'g',
);
const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Elements' opening tags and the runs of text between tags, of markup whose eta tags are blanked. */
export function readMarkup(markup: string): { elements: Element[]; texts: Run[] } {
  const elements: Element[] = [];
  const texts: Run[] = [];
  let at = 0;
  for (const match of markup.matchAll(PIECE)) {
    texts.push({ text: markup.slice(at, match.index), at });
    at = match.index + match[0].length;
    const [, closing, name, rest = ''] = match;
    if (name === undefined || closing === '/') continue;
    const restAt = match.index + 1 + name.length;
    elements.push({ name: name.toLowerCase(), attributes: attributesOf(rest, restAt), at: match.index });
  }
  texts.push({ text: markup.slice(at), at });
  return { elements, texts };
}

function attributesOf(rest: string, restAt: number): Attribute[] {
  return [...rest.matchAll(ATTRIBUTE)].map((match) => ({
    name: (match[1] ?? '').toLowerCase(),
    value: match[2] ?? match[3] ?? match[4] ?? '',
    at: restAt + match.index,
  }));
}
