import type { Paper } from './paper.ts';

/** Draws a paper as PDF. The drawing libraries are loaded with the first one, not at start: they take longer than all else. */
export async function printPaper(paper: Paper): Promise<Buffer> {
  const { renderPaper } = await import('./drawing/render.ts');
  return await renderPaper(paper);
}
