import type { Instant } from '../kit/dates.ts';

/** A document ready to be drawn: plain data, every string already formatted and translated by its presenter. */
export type Paper = {
  language: 'es-AR' | 'en';
  /** The document's title in the reader's window and in its metadata. */
  title: string;
  /** Fixed by the presenter, so that the same paper always gives the same bytes. */
  createdOn: Instant;
  utility: { name: string; lines: string[] };
  heading: string;
  subheading: string | null;
  stamp: Stamp | null;
  blocks: Block[];
  /** Printed at the foot of every page. */
  footer: string[];
  verification: { label: string; code: string; url: string } | null;
};

export type Stamp = { text: string; tone: 'good' | 'bad' | 'neutral' };

export type Block = FactsBlock | TableBlock | TextBlock | AmountBlock | BarcodeBlock | QrBlock | CouponBlock;

export type FactsBlock = { type: 'facts'; heading: string | null; rows: { label: string; value: string }[] };

export type TableBlock = {
  type: 'table';
  heading: string | null;
  columns: Column[];
  rows: string[][];
  total: { label: string; value: string } | null;
};

/** `width` is the column's share of the page: the shares are scaled so that together they fill it. */
export type Column = { label: string; align: 'left' | 'right'; width: number };

export type TextBlock = { type: 'text'; heading: string | null; paragraphs: string[] };

export type AmountBlock = { type: 'amount'; label: string; value: string; note: string | null };

/** `digits` is what the bars say (an even count), `human` the same in groups for a cashier who has to type them. */
export type BarcodeBlock = { type: 'barcode'; digits: string; label: string; alt: string; human: string };

export type QrBlock = { type: 'qr'; content: string; label: string; alt: string };

/** What a cashier takes: the facts of one debt and its bars, kept together on one page. */
export type CouponBlock = { type: 'coupon'; facts: FactsBlock; bars: BarcodeBlock };
