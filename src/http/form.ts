import type { z } from 'zod';
import { AppError } from '../kit/errors.ts';
import type { Ctx } from './context.ts';

/** What a form sent: a repeated field is a list. */
export type FormFields = Record<string, string | string[]>;

/** A form as the person left it, with what is wrong at each field. The page is drawn again from it. */
export interface FormState {
  values: Record<string, string>;
  errors: Record<string, string>;
  /** In the order of the fields, for the summary on top; `href` leads to the field. */
  summary: { href: string; text: string }[];
}

const MAX_FIELD = 10_000;
const MAX_FIELDS = 500;
const parsed = new WeakMap<Request, FormFields>();

export const emptyForm = (values: Record<string, string> = {}): FormState => ({
  values,
  errors: {},
  summary: [],
});

/** Reads a urlencoded or multipart body once per request. Files and oversized fields are refused. */
export async function readForm(c: Ctx): Promise<FormFields> {
  const known = parsed.get(c.req.raw);
  if (known) return known;
  const body = await c.req.raw.formData().catch((cause) => {
    throw new AppError('bad_request', 'body is not a form', { cause });
  });
  const fields = collect([...body.entries()]);
  parsed.set(c.req.raw, fields);
  return fields;
}

/** A message from a machine, as it came: its signature covers the raw body. */
export async function readSigned(c: Ctx): Promise<{
  rawBody: string;
  header(name: string): string | undefined;
  query(name: string): string | undefined;
}> {
  return {
    rawBody: await c.req.text(),
    header: (name) => c.req.header(name),
    query: (name) => c.req.query(name),
  };
}

/** The query as a form sends it; a GET form and a POST form are parsed alike. */
export function readQuery(c: Ctx): FormFields {
  return collect([...new URL(c.req.url).searchParams.entries()]);
}

function collect(entries: [string, unknown][]): FormFields {
  if (entries.length > MAX_FIELDS) throw new AppError('bad_request', 'too many fields');
  const fields: FormFields = Object.create(null);
  for (const [name, value] of entries) {
    if (typeof value !== 'string') throw new AppError('bad_request', `file in field ${name}`);
    if (value.length > MAX_FIELD) throw new AppError('too_large', `field ${name} too long`);
    const before = fields[name];
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return fields;
}

/** All values of a field that may be repeated: none, one or many. */
export function valuesOf(fields: FormFields, name: string): string[] {
  const value = fields[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export type ParsedForm<T> = { ok: true; data: T } | { ok: false; form: FormState };

/** Checks a form. On failure the state keeps all that was typed, secrets excepted. */
export function parseForm<S extends z.ZodType>(
  schema: S,
  fields: FormFields,
  secrets: string[] = [],
): ParsedForm<z.infer<S>> {
  const result = schema.safeParse({ ...fields });
  if (result.success) return { ok: true, data: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? '');
    errors[field] ??= issue.message;
  }
  return { ok: false, form: failedForm(fields, errors, secrets) };
}

/** The same form again with errors that only the server could find. */
export function failedForm(
  fields: FormFields,
  errors: Record<string, string>,
  secrets: string[] = [],
): FormState {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!secrets.includes(name) && typeof value === 'string') values[name] = value;
  }
  const summary = Object.entries(errors).map(([name, text]) => ({ href: `#${name}`, text }));
  return { values, errors, summary };
}
