import { addLink, type Doc, type Element, type ElementOptions, PAGE, struct } from './pdfkit.ts';

/** A document being drawn. `doc.y` is the cursor; `root` the Document element that holds all tagged content. */
export type Sheet = { doc: Doc; root: Element };

export type Box = { x: number; y: number; width: number; height: number };
export type Spot = { x: number; y: number; width: number; style: Style; align?: 'left' | 'right' | 'center' };
type Style = { font: 'regular' | 'bold'; size: number; color: string; lineGap?: number };

export const COLOR = {
  ink: '#14252b',
  muted: '#465960',
  accent: '#0b5a7d',
  hairline: '#b4c1c7',
  tint: '#eef4f7',
  good: '#1c6639',
  bad: '#a02020',
};

export const STYLE = {
  utility: { font: 'bold', size: 14, color: COLOR.accent },
  title: { font: 'bold', size: 22, color: COLOR.ink },
  subtitle: { font: 'regular', size: 11, color: COLOR.muted },
  heading: { font: 'bold', size: 12, color: COLOR.ink },
  body: { font: 'regular', size: 10, color: COLOR.ink, lineGap: 3 },
  strong: { font: 'bold', size: 10, color: COLOR.ink },
  total: { font: 'bold', size: 11.5, color: COLOR.ink },
  label: { font: 'regular', size: 8.5, color: COLOR.muted },
  columnHead: { font: 'bold', size: 8.5, color: COLOR.muted },
  amountLabel: { font: 'bold', size: 11.5, color: COLOR.ink },
  amount: { font: 'bold', size: 24, color: COLOR.ink },
  small: { font: 'regular', size: 8, color: COLOR.muted, lineGap: 1.5 },
} as const satisfies Record<string, Style>;

/** Room for the space that ends every text, in parts of its size, so that a text that fits never wraps. */
const SLACK = 0.5;

/** Draws wrapped text. The space at its end keeps words of neighbouring elements apart when they are read out. */
export function write(doc: Doc, text: string, spot: Spot): void {
  const { style, align = 'left' } = spot;
  const slack = SLACK * style.size;
  const x = align === 'left' ? spot.x : align === 'right' ? spot.x - slack : spot.x - slack / 2;
  doc.font(style.font, style.size).fillColor(style.color);
  doc.text(`${text} `, x, spot.y, { width: spot.width + slack, align, lineGap: style.lineGap ?? 0 });
}

/** The height that `write` will take. */
export function heightOf(doc: Doc, text: string, spot: Pick<Spot, 'width' | 'style'>): number {
  doc.font(spot.style.font, spot.style.size);
  const width = spot.width + SLACK * spot.style.size;
  return doc.heightOfString(`${text} `, { width, lineGap: spot.style.lineGap ?? 0 });
}

/** The width of a text on one line. */
export function widthOf(doc: Doc, text: string, style: Omit<Style, 'color'>): number {
  return doc.font(style.font, style.size).widthOfString(text);
}

/** Adds an element to its parent and draws its content at once. */
export function tag(doc: Doc, parent: Element, element: { tag: string; draw: () => void } & ElementOptions) {
  const { tag: name, draw, ...options } = element;
  const node = struct(doc, name, options);
  parent.add(node);
  node.add(draw);
  node.end();
}

/** A tagged text over the whole column; moves the cursor below it. May run over to the next page. */
export function paragraph(sheet: Sheet, text: string, options: { tag?: string; style: Style }): void {
  const { doc, root } = sheet;
  const spot = { x: PAGE.left, y: doc.y, width: PAGE.width, style: options.style };
  tag(doc, root, { tag: options.tag ?? 'P', draw: () => write(doc, text, spot) });
}

/** Decoration, which readers skip. Must stand outside tagged content. */
export function artifact(doc: Doc, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

export function hairline(doc: Doc, y: number, style: { color: string; width: number } | null = null): void {
  const { color, width } = style ?? { color: COLOR.hairline, width: 0.5 };
  artifact(doc, () => {
    doc.lineWidth(width).strokeColor(color);
    doc
      .moveTo(PAGE.left, y)
      .lineTo(PAGE.left + PAGE.width, y)
      .stroke();
  });
}

/** A picture with its description. */
export function figure(sheet: Sheet, box: Box & { alt: string }, draw: () => void): void {
  const bbox: [number, number, number, number] = [box.x, box.y, box.x + box.width, box.y + box.height];
  tag(sheet.doc, sheet.root, { tag: 'Figure', alt: box.alt, bbox, draw });
}

export function link(sheet: Sheet, url: string, spot: Spot): void {
  const { doc, root } = sheet;
  const element = struct(doc, 'Link');
  root.add(element);
  element.add(() => write(doc, url, spot));
  const height = doc.y - spot.y;
  const width = Math.min(spot.width, doc.widthOfString(url));
  addLink(doc, { x: spot.x, y: spot.y, width, height }, { element, url });
  element.end();
}

/** Begins a new page unless `height` still fits. Tells whether it did. */
export function ensure(doc: Doc, height: number): boolean {
  if (doc.y + height <= doc.page.maxY() - 1) return false;
  doc.addPage();
  return true;
}
