import type Database from 'better-sqlite3';

/** One step of a plan: how a table is read. */
export interface Step {
  table: string;
  index: string | null;
  /** By how many columns it is looked up exactly; further ones may limit it to a range. */
  exact: number;
  range: boolean;
  /** As SQLite says it. */
  detail: string;
}

const STEP =
  /^(SCAN|SEARCH) (\S+)(?: USING (?:AUTOMATIC )?(?:(?:PARTIAL )?(?:COVERING )?)INDEX (\S+)| USING INTEGER PRIMARY KEY)?(?: \((.*)\))?/;
const NAMED = /\b(?:from|join|update|into) "(\w+)"(?: as "(\w+)")?/gi;

/** The tables that a statement reads, and how; what is no table (a subquery, a constant) is left out. */
export function stepsOf(raw: Database.Database, sql: string): Step[] {
  const names = new Map([...sql.matchAll(NAMED)].map(([, table = '', alias]) => [alias ?? table, table]));
  return explain(raw, sql).flatMap((detail) => {
    const [, , name = '', index = null, terms = ''] = STEP.exec(detail) ?? [];
    const table = names.get(name);
    if (table === undefined) return [];
    const exact = terms.split(' AND ').filter((term) => /=\?$/.test(term)).length;
    return [{ table, index, exact, range: /[<>]\?/.test(terms), detail }];
  });
}

export function explain(raw: Database.Database, sql: string): string[] {
  const statement = raw.prepare(`explain query plan ${sql}`);
  const parameters = new Array(sql.split('?').length - 1).fill(null);
  return (statement.all(...parameters) as { detail: string }[]).map(({ detail }) => detail);
}
