import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures, PageFigures, UtilityFigures } from './measure.ts';
import type { Utility } from './visits.ts';

const README = join(import.meta.dirname, '../../README.md');
const [BEGIN, END] = ['<!-- bench -->', '<!-- /bench -->'];

const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(10);
const percent = (one: number, other: number) => `${((100 * one) / other).toFixed(0)} %`;
const whole = new Intl.NumberFormat('en-US');

export function printUtility(accounts: number, utility: Utility, figures: UtilityFigures): void {
  const filled = utility.filledSeconds === null ? '' : ` (filled in ${utility.filledSeconds.toFixed(0)} s)`;
  console.log(`\n${whole.format(accounts)} accounts after five years${filled}`);
  console.log(
    'page               statements     req/s     p50 ms    p99 ms    µs/req     floor  of floor      peer  to peer',
  );
  for (const page of figures.pages) console.log(lineOf(page));
  const quiet = figures.pages[0]?.portal.p99 ?? 0;
  console.log(
    `p99 while ten people a second sign in: ${figures.busyP99.toFixed(1)} ms, × ${(figures.busyP99 / quiet).toFixed(2)} of the quiet one (${figures.signIns} signed in)`,
  );
  console.log(
    `resident: ${figures.residentAtStartMb.toFixed(0)} MB at the start, ${figures.residentAfterMb.toFixed(0)} MB after the load; start ${figures.startMs.toFixed(0)} ms to the first page`,
  );
}

function lineOf({ page, statements, portal, floor, peer }: PageFigures): string {
  const { requestsPerSecond, p50, p99, processorUs } = portal;
  const own = `${page.padEnd(18)}${cell(statements)}${cell(requestsPerSecond)}${cell(p50, 2)}${cell(p99, 2)}${cell(processorUs)}`;
  const beside = `${cell(floor.requestsPerSecond)}${percent(requestsPerSecond, floor.requestsPerSecond).padStart(10)}`;
  const ofPeer = peer ? `${cell(peer.requestsPerSecond)}${ratio(portal, peer).padStart(9)}` : '';
  return own + beside + ofPeer;
}

const ratio = (portal: Figures, peer: Figures) =>
  (portal.requestsPerSecond / peer.requestsPerSecond).toFixed(2);

/** The table in the README, between its marks: nobody types a figure there. */
export function writeReadme(all: ReadonlyMap<number, UtilityFigures>, weights: readonly string[]): void {
  const text = readFileSync(README, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks ${BEGIN} … ${END}`);
  writeFileSync(
    README,
    `${before}${BEGIN}\n${table(all)}\n\n${weights.map(tidy).join('; ')}.\n${END}${after}`,
  );
}

function table(all: ReadonlyMap<number, UtilityFigures>): string {
  const sizes = [...all];
  const rows: [string, (figures: UtilityFigures) => string][] = [
    [
      'INICIO, requests per second on one core',
      ({ pages: [home] }) => whole.format(Math.round(home?.portal.requestsPerSecond ?? 0)),
    ],
    [
      'of a bare server with the same queries and bytes',
      ({ pages: [home] }) =>
        home ? percent(home.portal.requestsPerSecond, home.floor.requestsPerSecond) : '',
    ],
    [
      'to Fastify, Kysely and EJS, same page and bytes',
      ({ pages: [home] }) => (home?.peer ? `× ${ratio(home.portal, home.peer)}` : ''),
    ],
    ['statements', ({ pages: [home] }) => String(home?.statements ?? '')],
    [
      'p50 / p99 with eight visitors at once',
      ({ pages: [home] }) => `${home?.portal.p50.toFixed(1)} / ${home?.portal.p99.toFixed(1)} ms`,
    ],
    ['p99 while ten people a second sign in', ({ busyP99 }) => `${busyP99.toFixed(1)} ms`],
    [
      'resident at the start / after the load',
      ({ residentAtStartMb, residentAfterMb }) =>
        `${residentAtStartMb.toFixed(0)} / ${residentAfterMb.toFixed(0)} MB`,
    ],
    ['from the command to the first page', ({ startMs }) => `${startMs.toFixed(0)} ms`],
  ];
  const head = `| | ${sizes.map(([accounts]) => `${whole.format(accounts)} accounts`).join(' | ')} |`;
  const rule = `|---|${sizes.map(() => '---').join('|')}|`;
  const lines = rows.map(
    ([what, of]) => `| ${what} | ${sizes.map(([, figures]) => of(figures)).join(' | ')} |`,
  );
  return [head, rule, ...lines].join('\n');
}

const tidy = (line: string) => line.replace(/^weight\s+/, '');
