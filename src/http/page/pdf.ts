import type { Ctx } from '../context.ts';

/** Answers with a PDF to be read in the same tab (D25). It is somebody's own: no cache may keep it. */
export function sendPdf(c: Ctx, file: { bytes: Buffer; name: string }): Response {
  const ascii = file.name.normalize('NFD').replace(/[^\w.-]+/g, '-');
  const exact = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  c.header('Content-Type', 'application/pdf');
  c.header('Content-Length', String(file.bytes.length));
  c.header('Content-Disposition', `inline; filename="${ascii}"; filename*=UTF-8''${exact}`);
  c.header('Cache-Control', 'no-store');
  return c.body(new Uint8Array(file.bytes), 200);
}
