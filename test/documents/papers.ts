import type { Block, Paper, TableBlock } from '../../src/documents/paper.ts';

export const BARS = '293104385812263310000010000000101315741058';

export function paper(blocks: Block[], changes: Partial<Paper> = {}): Paper {
  return {
    language: 'es-AR',
    title: 'Factura B-1001-25',
    createdOn: '2026-11-22T12:00:00.000Z',
    utility: { name: 'Aguas del Valle', lines: ['San Martín 1234, Mendoza', 'CUIT 30-71234567-1'] },
    heading: 'Factura B-1001-25',
    subheading: 'Bimestre 5 de 2026',
    stamp: { text: 'A pagar', tone: 'neutral' },
    blocks,
    footer: ['Consultas: (0261) 555-0100'],
    verification: null,
    ...changes,
  };
}

export const lines = (count: number): TableBlock => ({
  type: 'table',
  heading: 'Detalle',
  columns: [
    { label: 'Concepto', align: 'left', width: 6 },
    { label: 'Importe', align: 'right', width: 3 },
  ],
  rows: Array.from({ length: count }, (_, i) => [`Concepto número ${i + 1}`, `$ ${i + 1},00`]),
  total: { label: 'Total', value: '$ 43.858,12' },
});

/** Every kind of block, with the letters that Mendoza needs. */
export const anaBill = paper([
  {
    type: 'facts',
    heading: 'Suministro',
    rows: [
      { label: 'Titular', value: 'GÓMEZ, ANA MARÍA' },
      { label: 'Domicilio', value: 'Pasaje Ñandú 12, Las Heras' },
      { label: 'Período', value: 'septiembre y octubre de 2026' },
    ],
  },
  { type: 'amount', label: 'Total a pagar', value: '$ 43.858,12', note: 'Vence el viernes 27 de noviembre' },
  lines(3),
  { type: 'text', heading: 'Avisos', paragraphs: ['¿Cortes de agua? Pingüinos, señas & <otros>.'] },
  {
    type: 'barcode',
    digits: BARS,
    label: 'Código de barras',
    alt: 'Barras de la factura',
    human: '2931 0438',
  },
  { type: 'qr', content: 'https://oficina.example.com/pagar', label: 'Pagá con el teléfono', alt: 'QR' },
]);
