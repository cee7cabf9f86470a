import { z } from 'zod';
import type { IdentityText } from './text.es.ts';

export const signInForm = (t: IdentityText) =>
  z.object({
    usuario: z.string(t.missingUser).trim().min(1, t.missingUser).max(254, t.missingUser),
    contrasena: z.string(t.missingPassword).min(1, t.missingPassword).max(200, t.wrongPair),
  });
