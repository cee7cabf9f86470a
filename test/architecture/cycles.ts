import type { Import, Sources } from './imports.ts';
import { importsUnder } from './imports.ts';
import { folderOf, isCapability, ringOf } from './rings.ts';

type Graph = ReadonlyMap<string, ReadonlyMap<string, Import>>;

/** Files that import each other in a ring. Types count; `import type` of deps, config and paths does not. */
export function fileCycles(sources: Sources): string[] {
  const edges = importsUnder('src', sources).filter(
    (one) => one.to in sources && (ringOf(one.to) !== 'top-level files' || !one.typeOnly),
  );
  return cyclesIn(graphOf(edges, (path) => path)).map((cycle) => `import cycle: ${cycle.join(' → ')}`);
}

/** Capabilities that need each other, though no two of their files do. */
export function capabilityCycles(sources: Sources): string[] {
  const edges = importsUnder('src', sources).filter((one) => {
    const [from, to] = [folderOf(one.from), folderOf(one.to)];
    return from !== null && to !== null && from !== to && isCapability(from) && isCapability(to);
  });
  const graph = graphOf(edges, (path) => folderOf(path) ?? path);
  return cyclesIn(graph).map((cycle) => {
    const because = cycle.slice(0, -1).map((from, i) => {
      const edge = graph.get(from)?.get(cycle[i + 1] ?? '');
      return `${edge?.from}:${edge?.line} imports ${edge?.to}`;
    });
    return `capabilities in a cycle: ${cycle.join(' → ')} (${because.join('; ')})`;
  });
}

function graphOf(edges: Import[], nodeOf: (path: string) => string): Graph {
  const graph = new Map<string, Map<string, Import>>();
  for (const edge of edges) {
    const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
    const known = graph.get(from) ?? new Map<string, Import>();
    if (!known.has(to)) known.set(to, edge);
    graph.set(from, known);
  }
  return graph;
}

/** The shortest cycle through each node, every ring reported once. */
function cyclesIn(graph: Graph): string[][] {
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const start of [...graph.keys()].sort()) {
    if (seen.has(start)) continue;
    const cycle = wayBack(graph, start);
    if (cycle === null) continue;
    cycles.push(cycle);
    for (const node of cycle) seen.add(node);
  }
  return cycles;
}

function wayBack(graph: Graph, start: string): string[] | null {
  const ways: string[][] = [[start]];
  const visited = new Set<string>();
  for (const way of ways) {
    for (const next of graph.get(way.at(-1) ?? '')?.keys() ?? []) {
      if (next === start) return [...way, start];
      if (visited.has(next)) continue;
      visited.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}
