/** Skipped tests are counted as failed: nothing is ever skipped. */
export interface Totals {
  passed: number;
  failed: number;
}

export interface Selection {
  units: boolean;
  journeys: boolean;
  /** Parts of file paths; none selects every file. */
  filters: string[];
}

export function readSelection(args: readonly string[]): Selection {
  const unknown = args.find((arg) => arg.startsWith('-') && !['--units', '--journeys'].includes(arg));
  if (unknown) throw new Error(`Unknown option ${unknown}. Usage: npm test -- [--units|--journeys] [PART…]`);
  const [units, journeys] = [args.includes('--units'), args.includes('--journeys')];
  return {
    units: units || !journeys,
    journeys: journeys || !units,
    filters: args.filter((arg) => !arg.startsWith('-')),
  };
}

export function selectFiles(paths: readonly string[], filters: readonly string[]): string[] {
  const chosen = paths.filter((path) => filters.length === 0 || filters.some((part) => path.includes(part)));
  return chosen.sort();
}

/** What was asked for must have run: in a whole run both parts, else anything at all. */
export function verdict(parts: readonly Totals[], { filters }: Selection): { line: string; ok: boolean } {
  const sum = (key: keyof Totals) => parts.reduce((total, part) => total + part[key], 0);
  const ran = parts.map(({ passed, failed }) => passed + failed > 0);
  const enough = filters.length > 0 ? ran.some(Boolean) : ran.every(Boolean);
  return {
    line: `${sum('passed')} passed, ${sum('failed')} failed`,
    ok: enough && sum('failed') === 0,
  };
}
