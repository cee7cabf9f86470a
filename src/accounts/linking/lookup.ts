import { z } from 'zod';
import { foldText } from '../../kit/text.ts';
import { accountKey } from '../number.ts';
import type { AccountsText } from '../text.es.ts';
import type { Lookup } from './find.ts';
import type { Proof } from './proof.ts';
import { fourDigits } from './proof.ts';

/** The fields of each proof, in the order in which they are asked. */
export const LOOKUP_FIELDS: Record<Proof['kind'], readonly string[]> = {
  'surname+postcode': ['cuenta', 'apellido', 'codigoPostal'],
  invoice: ['cuenta', 'factura'],
};

/** What links an account: its number, however it is spaced, and the proof that the operator chose (D4). */
export function lookupForm(t: AccountsText, kind: Proof['kind']): z.ZodType<Lookup> {
  const cuenta = words(t.required.number, t.noMatch, 40).refine(hasKey, t.required.number);
  if (kind === 'invoice') {
    const factura = words(t.required.invoice, t.noMatch, 60).refine(hasKey, t.required.invoice);
    return z.object({ cuenta, factura }).transform((typed): Lookup => {
      return { number: typed.cuenta, proof: { kind, invoiceNumber: typed.factura } };
    });
  }
  const apellido = words(t.required.surname, t.noMatch, 200).refine(hasWord, t.required.surname);
  const codigoPostal = words(t.required.postcode, t.postcodeShape, 40).refine(hasPostcode, t.postcodeShape);
  return z.object({ cuenta, apellido, codigoPostal }).transform((typed): Lookup => {
    return {
      number: typed.cuenta,
      proof: { kind, surname: typed.apellido, postcode: typed.codigoPostal },
    };
  });
}

const words = (missing: string, tooLong: string, most: number) =>
  z.string(missing).trim().min(1, { error: missing, abort: true }).max(most, { error: tooLong, abort: true });

const hasKey = (text: string) => accountKey(text) !== '';
const hasWord = (text: string) => foldText(text) !== '';
const hasPostcode = (text: string) => fourDigits(text) !== null;
