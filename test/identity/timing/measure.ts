import type { Scene } from './scenes.ts';
import type { Town } from './town.ts';

/** Medians, in milliseconds. */
export interface Measured {
  name: string;
  known: number;
  unknown: number;
  apart: number;
  /** The same of the processor's time, which a busy machine does not blur. */
  processorApart: number;
}

export interface Run {
  tries: number;
  /** Unmeasured tries before the measured ones: templates compile, statements are prepared. */
  warmUp: number;
}

interface Cost {
  wall: number;
  processor: number;
}

/** Times both sides of a scene in turns, so that whatever else the machine does hits both alike. */
export async function measure(town: Town, scene: Scene, { tries, warmUp }: Run): Promise<Measured> {
  const people = tries + warmUp;
  const known: Cost[] = [];
  const unknown: Cost[] = [];
  const sides = [
    { costs: known, fields: (index: number) => scene.known(index, people, town) },
    { costs: unknown, fields: (index: number) => scene.unknown(index) },
  ];
  for (let index = 0; index < people; index++) {
    // Each side goes first as often as the other.
    for (const { costs, fields } of index % 2 === 0 ? sides : sides.toReversed()) {
      const cost = await costOf(town, scene, fields(index));
      if (index >= warmUp) costs.push(cost);
    }
  }
  return {
    name: scene.name,
    known: median(known, 'wall'),
    unknown: median(unknown, 'wall'),
    apart: Math.abs(median(known, 'wall') - median(unknown, 'wall')),
    processorApart: Math.abs(median(known, 'processor') - median(unknown, 'processor')),
  };
}

async function costOf(town: Town, scene: Scene, fields: Record<string, string>): Promise<Cost> {
  const visitor = town.visitor();
  await visitor.get(scene.path);
  const [began, used] = [performance.now(), process.cpuUsage()];
  const page = await visitor.submit(`form[action="${scene.path}"]`, fields, { follow: false });
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  if (page.status !== scene.status)
    throw new Error(`${scene.name}: ${page.status} where ${scene.status} was due\n${page.text}`);
  return { wall, processor: (user + system) / 1000 };
}

function median(costs: readonly Cost[], kind: keyof Cost): number {
  const sorted = costs.map((cost) => cost[kind]).sort((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

export function tableOf(measured: readonly Measured[]): string {
  const width = Math.max(...measured.map(({ name }) => name.length));
  const row = (name: string, cells: string[]) =>
    name.padEnd(width) + cells.map((cell) => cell.padStart(17)).join('');
  const lines = measured.map(({ name, known, unknown, apart, processorApart }) =>
    row(
      name,
      [known, unknown, apart, processorApart].map((value) => `${value.toFixed(2)} ms`),
    ),
  );
  return [row('', ['known', 'unknown', 'apart', 'processor apart']), ...lines].join('\n');
}
