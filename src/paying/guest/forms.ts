import { z } from 'zod';
import { normaliseCode } from '../../kit/ids.ts';
import type { GuestText } from './text.es.ts';

const SHAPE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** A pay code, however it is spaced and cased. */
export const codeForm = (t: GuestText) =>
  z.object({
    codigo: z
      .string(t.missingCode)
      .trim()
      .min(1, { error: t.missingCode, abort: true })
      .max(40, { error: t.codeShape, abort: true })
      .transform(normaliseCode)
      .pipe(z.string().regex(SHAPE, t.codeShape)),
  });

/** Where the receipt goes. */
export const receiptForm = (t: GuestText) =>
  z.object({
    correo: z
      .string(t.missingEmail)
      .trim()
      .min(1, { error: t.missingEmail, abort: true })
      .max(254, { error: t.emailShape, abort: true })
      .pipe(z.email(t.emailShape)),
  });
