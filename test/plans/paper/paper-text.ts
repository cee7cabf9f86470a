import { readPdf } from '../../documents/read-pdf.ts';

export const textOf = (bytes: Buffer) =>
  readPdf(bytes)
    .pages.map((page) => page.text)
    .join(' ')
    .replace(/\u00a0/g, ' ');

export const digitsOf = (text: string) =>
  [...text.matchAll(/(?:\d{4} ){10}\d{2}/g)].map(([code]) => code.replace(/ /g, ''));
