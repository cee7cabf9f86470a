import type { Ctx } from '../context.ts';
import { answer, setHeader } from '../headers.ts';

/** Answers with a PDF to be read in the same tab (D25). It is somebody's own: no cache may keep it. */
export function sendPdf(c: Ctx, file: { bytes: Buffer; name: string }): Response {
  const ascii = file.name.normalize('NFD').replace(/[^\w.-]+/g, '-');
  const exact = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  setHeader(c, 'Content-Type', 'application/pdf');
  setHeader(c, 'Content-Length', String(file.bytes.length));
  setHeader(c, 'Content-Disposition', `inline; filename="${ascii}"; filename*=UTF-8''${exact}`);
  return answer(c, new Uint8Array(file.bytes), 200);
}
