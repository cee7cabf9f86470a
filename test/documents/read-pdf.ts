import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

type Item = { dictionary: string; stream: string };
export type Run = { tag: string; text: string };
type Bar = { x: number; y: number; width: number; height: number };
export type Page = { runs: Run[]; text: string; bars: Bar[] };

/** Reads just enough of a PDF to see what a reader or a text search would find in it. */
export function readPdf(bytes: Buffer) {
  const source = bytes.toString('latin1');
  const items = readItems(source);
  const fonts = new Map([...items].map(([id, item]) => [id, glyphsOf(items, item)]));
  const kids = /\/Type \/Pages[\s\S]*?\/Kids \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  const pages = ids(kids).map((id) => readPage(items, fonts, find(items, id).dictionary));
  return { source, items, pages, all: [...items.values()].map((item) => item.dictionary).join('\n') };
}

/** Every offset of the cross-reference table leads to the object that it names. */
export function assertOffsets(bytes: Buffer): void {
  const source = bytes.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF/.exec(source)?.[1]);
  assert.equal(source.slice(start, start + 4), 'xref');
  const offsets = [...source.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
  assert.ok(offsets.length > 0);
  for (const [index, offset] of offsets.entries()) {
    assert.ok(source.startsWith(`${index + 1} 0 obj`, offset), `object ${index + 1}`);
  }
}

function readItems(source: string): Map<number, Item> {
  const items = new Map<number, Item>();
  for (const match of source.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)) {
    const [dictionary = '', stream = ''] = (match[2] ?? '').split(/\nstream\n([\s\S]*)\nendstream/);
    const packed = dictionary.includes('/FlateDecode') ? inflateSync(Buffer.from(stream, 'latin1')) : null;
    items.set(Number(match[1]), { dictionary, stream: packed ? packed.toString('latin1') : stream });
  }
  return items;
}

function readPage(items: Map<number, Item>, fonts: Map<number, string[]>, dictionary: string): Page {
  const content = find(items, reference(dictionary, 'Contents')).stream;
  const resources = find(items, reference(dictionary, 'Resources')).dictionary;
  const names = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((m) => [m[1], Number(m[2])]));
  const runs: Run[] = [];
  const bars: Bar[] = [];
  let glyphs: string[] = [];
  let open: Run = { tag: 'untagged', text: '' };
  for (const line of content.split('\n')) {
    const begin = /^\/(\w+) <<|^\/(\w+) BMC/.exec(line);
    if (begin) open = { tag: begin[1] ?? begin[2] ?? '', text: '' };
    if (line === 'EMC') {
      runs.push(open);
      open = { tag: 'untagged', text: '' };
    }
    const font = /^\/(F\d+) [\d.]+ Tf$/.exec(line)?.[1];
    if (font) glyphs = fonts.get(names.get(font) ?? 0) ?? [];
    if (line.endsWith(' TJ')) {
      open.text += decode(line, glyphs);
      assert.notEqual(open.tag, 'untagged', `text outside marked content: ${open.text}`);
    }
    const bar = /^(\S+) (\S+) (\S+) (\S+) re$/.exec(line);
    if (bar)
      bars.push({ x: Number(bar[1]), y: Number(bar[2]), width: Number(bar[3]), height: Number(bar[4]) });
  }
  return { runs, bars, text: runs.map((run) => run.text).join('') };
}

function decode(line: string, glyphs: string[]): string {
  const codes = [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap((match) => match[1]?.match(/.{4}/g) ?? []);
  return codes.map((code) => glyphs[Number.parseInt(code, 16)] ?? '\ufffd').join('');
}

function glyphsOf(items: Map<number, Item>, font: Item): string[] {
  if (!font.dictionary.includes('/ToUnicode')) return [];
  const cmap = find(items, reference(font.dictionary, 'ToUnicode')).stream;
  const ranges = [...cmap.matchAll(/\[(<[^\]]*)\]/g)].map((match) => match[1] ?? '');
  return [...ranges.join(' ').matchAll(/<([^>]*)>/g)].map((match) => {
    const units = (match[1] ?? '').split(' ').filter(Boolean);
    return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
  });
}

function find(items: Map<number, Item>, id: number): Item {
  const item = items.get(id);
  assert.ok(item, `object ${id}`);
  return item;
}

function reference(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]);
}

function ids(list: string): number[] {
  return [...list.matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]));
}
