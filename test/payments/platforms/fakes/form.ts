export type Nested = { [name: string]: Nested | string };

/** Reads `line_items[0][price_data][currency]=ars` into nested values. */
export function readNested(fields: Iterable<[string, string]>): Nested {
  const root: Nested = {};
  for (const [name, value] of fields) {
    const keys = name.split(/[[\]]+/).filter(Boolean);
    const last = keys.pop() ?? '';
    let at = root;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Nested;
    }
    at[last] = value;
  }
  return root;
}

export const inner = (values: Nested, ...path: string[]): Nested => {
  let at: Nested = values;
  for (const name of path) at = (at[name] ?? {}) as Nested;
  return at;
};

export const textOf = (values: Nested, name: string): string | null => {
  const value = values[name];
  return typeof value === 'string' ? value : null;
};
