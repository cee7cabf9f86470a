import type { Import, Sources } from './imports.ts';
import { importsUnder } from './imports.ts';
import { folderOf, isCapability, RINGS, ringOf } from './rings.ts';

const AS_TYPE = ['src/config.ts', 'src/paths.ts', 'src/deps.ts'];
const DB_VALUES = ['kit', 'demo', 'commands', null];
/** Base names with one of these words are the rim of a capability: `routes.ts`, `forms-link.ts`, `pages/list.ts`. */
const RIM = /(?:^|[/.-])(?:routes?|forms?)(?=[/.-])/;

/** Imports that point outward (design: kit < http < capabilities < shells < top-level files). */
export function wrongArrows(sources: Sources): string[] {
  return importsUnder('src', sources)
    .filter((one) => one.relative)
    .flatMap((one) => {
      const why = whyWrong(one);
      return why === null ? [] : [`${one.from}:${one.line} imports ${one.to}: ${why}`];
    });
}

function whyWrong(one: Import): string | null {
  const { from, to } = one;
  if (from.startsWith('src/test-platform/')) {
    return to.startsWith('src/test-platform/') ? null : 'the test platform imports nothing of the portal';
  }
  if (!to.startsWith('src/')) return whyWrongOutside(one);
  const ring = ringOf(from);
  if (ring === 'top-level files') return null;
  if (AS_TYPE.includes(to)) {
    return one.typeOnly || to === 'src/paths.ts' ? null : 'only `import type` may reach it from here';
  }
  return whyOutward(from, to) ?? whyRim(from, to);
}

function whyWrongOutside({ from, to, typeOnly }: Import): string | null {
  if (to === 'package.json') return null;
  if (!to.startsWith('db/')) return 'src imports nothing but src and db';
  if (typeOnly || DB_VALUES.includes(folderOf(from))) return null;
  return 'only kit, demo and the top-level files import values of db (types are fine)';
}

function whyOutward(from: string, to: string): string | null {
  const [inner, outer] = [ringOf(from), ringOf(to)];
  if (inner === null || outer === null || folderOf(from) === folderOf(to)) return null;
  if (outer === 'shells') return 'nothing imports a shell but the top-level files';
  if (RINGS.indexOf(inner) >= RINGS.indexOf(outer)) return null;
  return `${inner} may not import ${outer}`;
}

function whyRim(from: string, to: string): string | null {
  const folder = folderOf(to) ?? '';
  if (ringOf(from) !== 'capabilities' || !isCapability(folder) || folderOf(from) === folder) return null;
  if (!RIM.test(to.slice(`src/${folder}/`.length))) return null;
  return "another capability's rules and store may be used, never its routes or forms";
}
