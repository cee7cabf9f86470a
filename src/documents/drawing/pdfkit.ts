import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import type { Paper } from '../paper.ts';

export type Doc = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;
export type ElementOptions = PDFKit.Mixins.StructureElementOptions & {
  scope?: 'Row' | 'Column';
  bbox?: [number, number, number, number];
};

type Options = PDFKit.PDFDocumentOptions;
type Font = PDFKit.Mixins.PDFFontSource;
type FontName = 'regular' | 'bold';

/** What pdfkit's types do not tell of a parsed font. */
interface Glyphs {
  characterSet: number[];
  glyphForCodePoint(character: number): unknown;
}

const FILES: Record<FontName, string> = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};
/** Ligatures begin here: theirs are the characters that they stand for. */
const PRESENTATION_FORMS = 0xfb00;
const parsed = new Map<FontName, Font>();

/** Left and width are the text column; `continued` is where pages after the first begin, below the running head. */
export const PAGE = { left: 54, width: 487, top: 52, continued: 90, bottom: 52 } as const;

/** Opens a tagged A4 document without any page. */
export function openDocument(paper: Paper): Doc {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: PAGE.continued, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.left },
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    font: null,
    info: {
      Title: metadata(paper.title),
      Author: metadata(paper.utility.name),
      Creator: 'Ventanilla',
      CreationDate: new Date(paper.createdOn),
    },
  } as unknown as Options);
  doc.registerFont('regular', font('regular'));
  doc.registerFont('bold', font('bold'));
  return doc;
}

/** Keeps room at the foot of every page that is still to come. */
export function reserveFoot(doc: Doc, height: number): void {
  doc.options.margins = {
    top: PAGE.continued,
    bottom: PAGE.bottom + height,
    left: PAGE.left,
    right: PAGE.left,
  };
}

/** A structure element with the options that pdfkit knows and its types do not. */
export function struct(doc: Doc, tag: string, options: ElementOptions = {}): Element {
  return doc.struct(tag, options);
}

/** Adds an attribute dictionary (ISO 32000-1, 14.8.5) to an element that is not yet ended. */
export function setAttributes(element: Element, attributes: Record<string, string | number>): void {
  (element as unknown as { dictionary: { data: { A?: object } } }).dictionary.data.A = attributes;
}

/** A clickable address. PDF/UA wants it below a Link element and with a description. */
export function addLink(doc: Doc, area: { x: number; y: number; width: number; height: number }, link: Link) {
  const options = { structParent: link.element, Contents: new String(link.url) };
  doc.link(
    area.x,
    area.y,
    area.width,
    area.height,
    link.url,
    options as unknown as PDFKit.Mixins.AnnotationOption,
  );
}

type Link = { element: Element; url: string };

/** pdfkit accepts its own parsed font, so each file is read and parsed once per process. */
function font(name: FontName): Font {
  const known = parsed.get(name);
  if (known) return known;
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(FILES[name])));
  const probe = new PDFDocument({ autoFirstPage: false, font: null } as unknown as Options).font(bytes);
  const fresh = (probe as unknown as { _font: { font: Font & Glyphs } })._font.font;
  // A glyph keeps the characters by which it was first asked for, and none when that was as part of another, like the O
  // of an Ó: no reader would find that letter in any later paper.
  for (const character of fresh.characterSet)
    if (character < PRESENTATION_FORMS) fresh.glyphForCodePoint(character);
  parsed.set(name, fresh);
  return fresh;
}

/** pdfkit writes these both as PDF strings and, unescaped, into XML: only the second goes through `toString`. */
function metadata(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return Object.assign(new String(text), { toString: () => escaped }) as unknown as string;
}
