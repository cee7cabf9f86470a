import { z } from 'zod';
import { accountKey } from '../accounts/number.ts';
import type { AccountsText } from '../accounts/text.es.ts';
import type { IdentityText } from '../identity/text.es.ts';
import { foldText } from '../kit/text.ts';
import type { RecoveryText } from './text.es.ts';
import type { UsernameLookup } from './username/recover.ts';

const LONGEST = { account: 40, surname: 200, invoice: 60, email: 254 };

export function usernameForm(t: RecoveryText, { required }: AccountsText): z.ZodType<UsernameLookup> {
  const { noMatch, wrongInvoiceField } = t.username;
  return z
    .object({
      cuenta: words(required.number)
        .max(LONGEST.account, noMatch)
        .refine((text) => accountKey(text) !== '', required.number),
      apellido: words(required.surname)
        .max(LONGEST.surname, noMatch)
        .refine((text) => foldText(text) !== '', required.surname),
      factura: z.string(wrongInvoiceField).trim().max(LONGEST.invoice, wrongInvoiceField).optional(),
    })
    .transform((typed) => ({
      account: typed.cuenta,
      surname: typed.apellido,
      invoice: typed.factura || null,
    }));
}

/** A username as typed: one without @ is of the former portal, and is not judged here. */
export function passwordForm(t: RecoveryText, { missingUser }: IdentityText) {
  const { malformed } = t.password;
  return z.object({
    usuario: words(missingUser)
      .max(LONGEST.email, malformed)
      .refine((text) => !text.includes('@') || isMailbox(text), malformed),
  });
}

const words = (missing: string) => z.string(missing).trim().min(1, { error: missing, abort: true });

/** As the registration takes it: one mailbox, without what would make a list of several. */
const isMailbox = (text: string) => z.email().safeParse(text).success;
