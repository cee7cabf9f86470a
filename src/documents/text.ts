import type { Paper } from './paper.ts';

/** What the drawing itself says; all other words come with the paper. */
export const paperText: Record<Paper['language'], { page: (n: number, of: number) => string }> = {
  'es-AR': { page: (n, of) => `Página ${n} de ${of}` },
  en: { page: (n, of) => `Page ${n} of ${of}` },
};
