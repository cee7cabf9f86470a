/** A QR as one path of an inline SVG, `size` modules wide. */
export interface QrPath {
  size: number;
  path: string;
}

/** Readers need four light modules around it (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

/** Dark modules, each run of a row as one rectangle. Draws with a library that only a few pages need. */
export async function qrPath(content: string): Promise<QrPath> {
  const { qrMatrix } = await import('./drawing/qr-matrix.ts');
  const rows = qrMatrix(content);
  return { size: rows.length + 2 * QUIET, path: rows.map(pathOfRow).join('') };
}

function pathOfRow(row: boolean[], y: number): string {
  const dark = row.map((module) => (module ? '1' : '0')).join('');
  return [...dark.matchAll(/1+/g)]
    .map(({ 0: run, index }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`)
    .join('');
}
