import { CompiledQuery } from 'kysely';

const texts = new WeakMap<object, Map<string, string>>();

/**
 * A statement over many rows, with the text that was compiled when its like was first needed: building one of 256
 * rows anew costs more than SQLite takes for it. `parameters` stand in the order in which `build` names them.
 */
export function statementOf(
  target: object,
  name: string,
  { build, parameters }: { build: () => { compile(): CompiledQuery }; parameters: unknown[] },
): CompiledQuery<Record<string, unknown>> {
  const own = texts.get(target) ?? new Map<string, string>();
  texts.set(target, own);
  const text = own.get(name) ?? build().compile().sql;
  own.set(name, text);
  return CompiledQuery.raw(text, parameters) as CompiledQuery<Record<string, unknown>>;
}
