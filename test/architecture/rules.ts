import { wrongArrows } from './arrows.ts';
import { capabilityCycles, fileCycles } from './cycles.ts';
import type { Sources } from './imports.ts';
import { missingDependencies, outOfPlace } from './places.ts';
import { fullFolders, longFiles, strayEntries, unmatchedFolders } from './shape.ts';

export interface House {
  sources: Sources;
  /** Names at the repository's top level. */
  entries: readonly string[];
}

/** Every breach of the house's rules, one readable line each; empty when all is in order. */
export function problemsOf({ sources, entries }: House): string[] {
  return [
    ...wrongArrows(sources),
    ...fileCycles(sources),
    ...capabilityCycles(sources),
    ...outOfPlace(sources),
    ...missingDependencies(sources),
    ...longFiles(sources),
    ...fullFolders(sources),
    ...unmatchedFolders(sources),
    ...strayEntries(entries),
  ];
}
