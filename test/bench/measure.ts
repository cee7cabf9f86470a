import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadResult, LoadTarget } from './load.ts';
import { load } from './load.ts';
import type { BenchPage, Visit } from './pages.ts';
import { PAGES } from './pages.ts';
import { signInsMeanwhile } from './parts/sign-ins.ts';
import { assertSamePage } from './peer/same.ts';
import type { Server } from './servers.ts';
import { startBeside, startPortal } from './servers.ts';
import type { Utility } from './visits.ts';

export interface Figures {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  /** Of one request, all threads; less shy of noise than the clock. */
  processorUs: number;
}

export interface PageFigures {
  page: string;
  statements: number;
  portal: Figures;
  floor: Figures;
  /** Only where the peer has that page. */
  peer: Figures | null;
}

export interface UtilityFigures {
  pages: PageFigures[];
  /** INICIO's while people sign in. */
  busyP99: number;
  signIns: number;
  residentAtStartMb: number;
  residentAfterMb: number;
  startMs: number;
}

export interface Effort {
  seconds: number;
  rounds: number;
  /** After how many requests the memory is read. */
  requests: number;
  pages: readonly string[];
}

const STARTS = 3;

/** All figures of one utility: portal, floor and peer in turns, in one run on one machine. */
export async function measure(utility: Utility, effort: Effort): Promise<UtilityFigures> {
  const { dataDir } = utility;
  const pages = PAGES.filter(({ name }) => effort.pages.length === 0 || effort.pages.includes(name));
  const starts: number[] = [];
  for (let turn = 0; turn < STARTS; turn++) {
    const once = await startPortal(dataDir);
    starts.push(once.startMs);
    await once.stop();
  }
  const memory = await measureMemory(utility, effort.requests);
  const portal = await startPortal(dataDir);
  const floor = await startFloor(
    dataDir,
    pages.flatMap((page) => page.visits(utility)),
  );
  const peer = await startPeer(dataDir, portal, utility);
  try {
    const figures: PageFigures[] = [];
    for (const page of pages)
      figures.push(
        await measurePage(page, utility, {
          ...{ portal, floor, effort },
          peer: page.name === 'INICIO' ? peer : null,
        }),
      );
    const target = targetOf(portal.port, PAGES[0]?.visits(utility) ?? []);
    const { busy, signIns } = await signInsMeanwhile(portal.port, utility, () =>
      load(target, 2 * effort.seconds),
    );
    return {
      pages: figures,
      ...{ busyP99: busy.p99, signIns, ...memory },
      startMs: starts.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0,
    };
  } finally {
    await Promise.all([portal.stop(), floor.server.stop(), peer.stop()]);
    floor.clean();
  }
}

/** What is resident before anybody came, and after so many times INICIO; of a portal that does nothing else. */
async function measureMemory(utility: Utility, requests: number) {
  const portal = await startPortal(utility.dataDir);
  const residentAtStartMb = portal.residentMb();
  const target = targetOf(portal.port, PAGES[0]?.visits(utility) ?? []);
  for (let served = 0; served < requests; ) served += (await load(target, 2)).requestsPerSecond * 2;
  const residentAfterMb = portal.residentMb();
  await portal.stop();
  return { residentAtStartMb, residentAfterMb };
}

async function measurePage(
  page: BenchPage,
  utility: Utility,
  { portal, floor, peer, effort }: { portal: Server; floor: Floor; peer: Server | null; effort: Effort },
): Promise<PageFigures> {
  const visits = page.visits(utility);
  const servers = [portal, floor.server, ...(peer ? [peer] : [])];
  const results = servers.map((): Figures[] => []);
  for (const server of servers) await load(targetOf(server.port, visits), 1);
  for (let round = 0; round < effort.rounds; round++)
    for (const [at, server] of servers.entries())
      results[at]?.push(await figuresOf(server, visits, effort.seconds));
  const [ofPortal, ofFloor, ofPeer] = results.map(middle);
  if (!ofPortal || !ofFloor) throw new Error('nothing was measured');
  const statements = floor.statements.get(`${visits[0]?.path} ${visits[0]?.cookie}`) ?? 0;
  return { page: page.name, statements, portal: ofPortal, floor: ofFloor, peer: ofPeer ?? null };
}

async function figuresOf(server: Server, visits: readonly Visit[], seconds: number): Promise<Figures> {
  const before = server.processorUs();
  const result: LoadResult = await load(targetOf(server.port, visits), seconds);
  if (result.errors > 0) throw new Error(`${visits[0]?.path} had ${result.errors} wrong answers`);
  const { requestsPerSecond, p50, p99 } = result;
  const processorUs = (server.processorUs() - before) / (requestsPerSecond * seconds);
  return { requestsPerSecond, p50, p99, processorUs };
}

/** The round with the middle throughput: one noisy neighbour does not decide. */
function middle(results: readonly Figures[]): Figures {
  const sorted = [...results].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  return sorted[Math.floor(sorted.length / 2)] as Figures;
}

function targetOf(port: number, visits: readonly Visit[]): LoadTarget {
  const visit = (turn: number) => visits[turn % visits.length] as Visit;
  return { port, path: (turn) => visit(turn).path, cookie: (turn) => visit(turn).cookie };
}

interface Floor {
  server: Server;
  /** How many statements each visit asks. */
  statements: ReadonlyMap<string, number>;
  clean(): void;
}

async function startFloor(dataDir: string, visits: readonly Visit[]): Promise<Floor> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-floor-'));
  const list = join(folder, 'visits.json');
  writeFileSync(list, JSON.stringify(visits));
  const server = await startBeside('./floor.ts', [list], dataDir);
  const answer = await fetch(`http://127.0.0.1:${server.port}/statements`);
  const statements = new Map(Object.entries((await answer.json()) as Record<string, number>));
  return { server, statements, clean: () => rmSync(folder, { recursive: true, force: true }) };
}

async function startPeer(dataDir: string, portal: Server, utility: Utility): Promise<Server> {
  const visits = PAGES[0]?.visits(utility) ?? [];
  const first = visits[0] as Visit;
  const html = await (
    await fetch(`http://127.0.0.1:${portal.port}${first.path}`, { headers: { Cookie: first.cookie } })
  ).text();
  const address = (pattern: RegExp) => pattern.exec(html)?.[0] ?? '';
  const assets = {
    css: address(/\/static\/portal\.\w+\.css/),
    icon: address(/\/static\/icon\.\w+\.svg/),
    htmx: address(/\/static\/htmx\.\w+\.js/),
    script: address(/\/static\/portal\.\w+\.js/),
  };
  const peer = await startBeside(
    './peer/server.ts',
    [join(dataDir, 'portal.db'), JSON.stringify(assets)],
    dataDir,
  );
  for (const visit of visits) await assertSamePage(visit, { portal: portal.port, peer: peer.port });
  return peer;
}
