import { z } from 'zod';
import type { PassingOnText } from './text.es.ts';

/** Where the link goes: any mailbox. */
export const linkForm = ({ mail }: PassingOnText) =>
  z.object({
    correo: z
      .string(mail.missing)
      .trim()
      .min(1, { error: mail.missing, abort: true })
      .max(254, { error: mail.shape, abort: true })
      .pipe(z.email(mail.shape)),
  });
