import { blank } from '../../architecture/scan.ts';
import type { Attribute, Element } from './markup.ts';
import { readMarkup } from './markup.ts';
import type { Cut, Tag } from './tags.ts';
import { lineOf } from './tags.ts';

export interface Finding {
  line: number;
  message: string;
}

const MAX_LINES = 150;
const WORD = /\p{L}{3,}/u;
/** What no class, name or address looks like. */
const PHRASE = /^\p{Lu}\p{Ll}{2}|[áéíóúñ¿¡]/u;
const SAID = ['title', 'alt', 'aria-label', 'aria-description', 'placeholder', 'label'];
/** Their `value` is sent, not shown. */
const SENT = /^(hidden|checkbox|radio)$/;
const COMPUTING = /(?<!\.)\b(new|await|process|globalThis|console|import|require|eval|fetch|__eta)\b(?!\s*:)/;

export interface Kind {
  layout: boolean;
  /** Programs that show mail know no stylesheet, and no policy of ours holds there. */
  mail: boolean;
}

export function lint(source: string, { tags, markup }: Cut, { layout, mail }: Kind): Finding[] {
  const { elements, texts } = readMarkup(markup);
  const at = (offset: number, message: string) => ({ line: lineOf(source, offset), message });
  const lines = source.replace(/\n$/, '').split('\n').length;
  return [
    ...(lines > MAX_LINES ? [{ line: lines, message: `${lines} lines, at most ${MAX_LINES} allowed` }] : []),
    ...texts.flatMap(({ text, at: start }) => {
      const word = WORD.exec(text.replace(/&#?\w+;/g, (entity) => ' '.repeat(entity.length)));
      return word ? [at(start + word.index, `"${word[0]}": words belong in text.*.ts`)] : [];
    }),
    ...elements.flatMap((element) =>
      element.attributes.flatMap((attribute) => {
        if (mail && attribute.name === 'style') return [];
        const message = aboutAttribute(element, attribute);
        return message === null ? [] : [at(attribute.at, message)];
      }),
    ),
    ...elements.flatMap((element) => {
      const message = aboutElement(element);
      return message === null ? [] : [at(element.at, message)];
    }),
    ...tags.flatMap((tag) => {
      const message = aboutTag(tag, { layout, shown: isText(markup, tag) });
      return message === null ? [] : [{ line: tag.line, message }];
    }),
  ];
}

function aboutElement({ name, attributes }: Element): string | null {
  const has = (wanted: string) => attributes.some((attribute) => attribute.name === wanted);
  if (name === 'style') return '<style> is forbidden: use static/css';
  if (name === 'script' && !has('src')) return 'a <script> without src is forbidden: use static/js';
  return null;
}

function aboutAttribute(element: Element, { name, value }: Attribute): string | null {
  if (name === 'style') return 'style= is forbidden: use static/css';
  if (/^on[a-z]+$/.test(name) || name.startsWith('hx-on')) return `${name}= is forbidden: use static/js`;
  if (/\b(js|javascript):/i.test(value)) return `script in ${name}= is forbidden: use static/js`;
  const said = SAID.includes(name) || (name === 'value' && showsValue(element));
  const word = said ? WORD.exec(value) : null;
  return word ? `"${word[0]}" in ${name}=: words belong in text.*.ts` : null;
}

function showsValue({ name, attributes }: Element): boolean {
  const type = attributes.find((attribute) => attribute.name === 'type')?.value ?? 'text';
  return name === 'input' && !SENT.test(type.toLowerCase());
}

function aboutTag(
  { kind, code }: Tag,
  { layout, shown }: { layout: boolean; shown: boolean },
): string | null {
  const bare = blank(code);
  const computing = COMPUTING.exec(bare);
  if (computing) return `"${computing[1]}" in a tag: templates print strings, they compute nothing`;
  if (/\b(js|javascript):/i.test(code)) return 'script in an address is forbidden';
  if (kind === 'raw' && !mayBeRaw(code, bare, layout)) {
    return '<%~ prints include(…), block(…), it.body of a layout, or a field whose name ends with Html or Svg';
  }
  const word = stringsOf(code, bare).find(({ text, compared }) =>
    kind === 'print' && shown ? !compared && WORD.test(text) : PHRASE.test(text),
  );
  return word ? `"${word.text}": words belong in text.*.ts` : null;
}

function mayBeRaw(code: string, bare: string, layout: boolean): boolean {
  const text = code.trim();
  if (text === 'it.body') return layout;
  if (/^[\w$]+(\??\.[\w$]+|\[\w+\])*$/.test(text) && /(Html|Svg)(\[\w+\])?$/.test(text)) return true;
  if (!/^(include|block)\s*\(/.test(text)) return false;
  return isOneCall(bare.trim());
}

/** `include(…)` and nothing after it; the open end of `block('x', () => {` counts. */
function isOneCall(bare: string): boolean {
  let depth = 0;
  for (const [at, char] of [...bare].entries()) {
    if (char === '(') depth++;
    if (char === ')' && --depth === 0) return at === bare.length - 1;
  }
  return true;
}

function stringsOf(code: string, bare: string): { text: string; compared: boolean }[] {
  return [...bare.matchAll(/(['"`])(?:(?!\1)[\s\S])*\1/g)].map(({ 0: found, index }) => {
    const end = index + found.length;
    return {
      text: [...found]
        .map((char, i) => (char === ' ' ? code[index + i] : ' '))
        .join('')
        .trim(),
      compared: /([!=]==?|\[)\s*$/.test(bare.slice(0, index)) || /^\s*[!=]==?/.test(bare.slice(end)),
    };
  });
}

/** Whether the tag prints between elements, not into an attribute. */
function isText(markup: string, tag: Tag): boolean {
  const before = markup.slice(0, tag.start);
  return before.lastIndexOf('<') <= before.lastIndexOf('>');
}
