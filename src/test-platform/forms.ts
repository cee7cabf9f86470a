import { z } from 'zod';
import type { Decision, Means } from './store/payments.ts';

export const METHODS = {
  card: ['card_number', 'holder', 'expiry', 'security_code'],
  bank_account: ['holder', 'account_number'],
} as const;

export type Method = keyof typeof METHODS;
export type FieldName = (typeof METHODS)[Method][number];
export type Input = Partial<Record<FieldName, string>>;

export type Parsed =
  | { ok: true; made: Decision & Means }
  | { ok: false; input: Input; wrong: Set<FieldName> };

/** The holder's name decides, as on the test cards of Mercado Pago. */
export const DECISIONS = {
  APRO: { status: 'approved', status_detail: 'accredited' },
  FUND: { status: 'rejected', status_detail: 'insufficient_funds' },
  SECU: { status: 'rejected', status_detail: 'bad_security_code' },
  OTHE: { status: 'rejected', status_detail: 'other_reason' },
  CONT: { status: 'pending', status_detail: 'in_review' },
} satisfies Record<string, Decision>;

type HolderName = keyof typeof DECISIONS;

/** Of a card that is kept the name decides what comes of each charge; the last one is charged without an answer. */
export type CardHolder = HolderName | 'MUDO';

const HOLDERS = Object.keys(DECISIONS) as [HolderName, ...HolderName[]];

const digits = (pattern: RegExp) =>
  z
    .string()
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(pattern));

const FIELDS = {
  card_number: digits(/^\d{12,19}$/),
  expiry: digits(/^(0[1-9]|1[0-2])\/(\d{2}|\d{4})$/),
  security_code: digits(/^\d{3,4}$/),
  account_number: digits(/^\d{10,22}$/),
  holder: z.string().trim().toUpperCase().pipe(z.enum(HOLDERS)),
};
const CARD_HOLDER = z
  .string()
  .trim()
  .toUpperCase()
  .pipe(z.enum([...HOLDERS, 'MUDO']));

/** Of the number only the last four digits leave this function, except to be typed again. */
export function parsePayment(method: Method, body: Record<string, unknown>): Parsed {
  const { input, wrong } = readFields(method, body, FIELDS);
  if (wrong.size > 0) return { ok: false, input, wrong };
  const decision = DECISIONS[FIELDS.holder.parse(input.holder)];
  const number = input[method === 'card' ? 'card_number' : 'account_number'] ?? '';
  return { ok: true, made: { ...decision, method, last_four: number.replace(/\s/g, '').slice(-4) } };
}

export type ParsedCard =
  | { ok: true; card: { brand: string; last_four: string; holder: CardHolder } }
  | { ok: false; input: Input; wrong: Set<FieldName> };

const BRANDS: Readonly<Record<string, string>> = { '3': 'American Express', '4': 'Visa', '5': 'Mastercard' };

/** A card that is to be kept: of its number no more than the last four digits leave this function either. */
export function parseCard(body: Record<string, unknown>): ParsedCard {
  const read = readFields('card', body, { ...FIELDS, holder: CARD_HOLDER });
  if (read.wrong.size > 0) return { ok: false, ...read };
  const number = (read.input.card_number ?? '').replace(/\s/g, '');
  const brand = BRANDS[number.charAt(0)] ?? 'Tarjeta';
  return {
    ok: true,
    card: { brand, last_four: number.slice(-4), holder: CARD_HOLDER.parse(read.input.holder) },
  };
}

function readFields(
  method: Method,
  body: Record<string, unknown>,
  fields: Record<FieldName, z.ZodType>,
): { input: Input; wrong: Set<FieldName> } {
  const input: Input = {};
  const wrong = new Set<FieldName>();
  for (const name of METHODS[method]) {
    const typed = body[name];
    const text = typeof typed === 'string' ? typed : '';
    if (!fields[name].safeParse(text).success) wrong.add(name);
    if (name !== 'security_code') input[name] = text;
  }
  return { input, wrong };
}
