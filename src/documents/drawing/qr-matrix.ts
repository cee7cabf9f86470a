import bwip from 'bwip-js/node';

/** Rows of modules, true is dark, without the quiet zone. */
export function qrMatrix(content: string): boolean[][] {
  const [symbol] = bwip.raw({ bcid: 'qrcode', text: content });
  if (!symbol || !('pixs' in symbol)) throw new Error('bwip-js returned no matrix');
  const { pixs, pixx, pixy } = symbol;
  return Array.from({ length: pixy }, (_, row) =>
    pixs.slice(row * pixx, (row + 1) * pixx).map((pixel) => pixel === 1),
  );
}
