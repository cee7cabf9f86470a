import { readFileSync } from 'node:fs';
import type { z } from 'zod';

type Variables = Record<string, string | undefined>;

/**
 * Reads the variables that a schema names; each may instead name a file: `PORTAL_SECRET_FILE=/run/secrets/portal`.
 * What is wrong is noted in `problems` and left out, so that the rest can be judged as well.
 */
export function readVariables<S extends z.ZodObject>(
  schema: S,
  variables: Variables,
  problems: string[],
): z.infer<S> {
  const values = withFiles(schema, variables, problems);
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  problems.push(...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const wrong = new Set(issues.map((issue) => issue.path[0]));
  return schema.parse(Object.fromEntries(Object.entries(values).filter(([name]) => !wrong.has(name))));
}

/** The variables that were told to be wrong. */
export function troubled(problems: readonly string[]): Set<string> {
  return new Set(problems.map((problem) => problem.split(/[.:]/)[0] ?? ''));
}

function withFiles(schema: z.ZodObject, variables: Variables, problems: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined || value === '') continue;
    const plain = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : name;
    if (plain === name || !Object.hasOwn(schema.shape, plain)) {
      if (!(name in values)) values[name] = value;
      continue;
    }
    try {
      values[plain] = readFileSync(value, 'utf8').trim();
    } catch (error) {
      problems.push(`${name}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  return values;
}
