import { z } from 'zod';
import { parseDniOrTaxId } from '../../kit/argentina/tax-id.ts';
import type { PlansText } from '../text.es.ts';

const LONGEST = 120;

/** The data that *Confirmar plan* sends (A127). */
export function requesterForm({ form: t }: PlansText) {
  return z.object({
    nombre: z.string(t.missingName).trim().min(3, t.missingName).max(LONGEST, t.longName),
    documento: z
      .string(t.missingDocument)
      .trim()
      .min(1, { error: t.missingDocument, abort: true })
      .refine((text) => parseDniOrTaxId(text).ok, t.wrongDocument)
      .transform((text) => {
        const id = parseDniOrTaxId(text);
        return id.ok ? id.formatted : text;
      }),
    telefono: z
      .string(t.missingPhone)
      .trim()
      .min(1, { error: t.missingPhone, abort: true })
      .regex(/^\+?[\d\s().\-/]{1,30}$/, { error: t.wrongPhone, abort: true })
      .refine((text) => {
        const { length } = text.replace(/\D/g, '');
        return length >= 6 && length <= 15;
      }, t.wrongPhone),
    correo: z
      .string(t.missingEmail)
      .trim()
      .min(1, { error: t.missingEmail, abort: true })
      .max(254, { error: t.wrongEmail, abort: true })
      .pipe(z.email(t.wrongEmail)),
    acepto: z.string(t.mustAccept),
  });
}

export const readCount = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : null;
