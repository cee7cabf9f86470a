export type FormValue =
  | string
  | number
  | boolean
  | readonly FormValue[]
  | { readonly [name: string]: FormValue };

/** Nested values as Stripe's forms have them: `line_items[0][price_data][currency]=ars`. */
export function formEncode(values: { readonly [name: string]: FormValue }): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) append(fields, name, value);
  return fields.toString();
}

function append(fields: URLSearchParams, name: string, value: FormValue): void {
  if (typeof value !== 'object') fields.append(name, String(value));
  else for (const [key, inner] of Object.entries(value)) append(fields, `${name}[${key}]`, inner);
}
