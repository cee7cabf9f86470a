import type { Sources } from './imports.ts';
import { importsUnder } from './imports.ts';
import { blank, lineAt } from './scan.ts';

interface Place {
  what: string;
  pattern: RegExp;
  home: (path: string) => boolean;
  instead: string;
}

const within =
  (...starts: string[]) =>
  (path: string) =>
    starts.some((start) => path.startsWith(start));

const PACKAGES: Place[] = [
  {
    what: 'better-sqlite3',
    pattern: /^better-sqlite3(\/|$)/,
    home: within('src/kit/database', 'src/test-platform/'),
    instead: 'only src/kit/database knows the engine',
  },
  {
    what: 'lucia and oslo',
    pattern: /^(lucia|oslo|@lucia-auth\/.*|@oslojs\/.*)(\/|$)/,
    home: within('src/identity/'),
    instead: 'they stay behind the port of src/identity',
  },
];

const CODE: Place[] = [
  {
    what: 'process.env',
    pattern: /\bprocess\s*\??\.\s*env\b|\bprocess\s*\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/g,
    home: (path) => path === 'src/config.ts',
    instead: 'the environment is read in src/config.ts',
  },
  {
    what: 'the real clock',
    pattern: /\bnew\s+Date\b(?!\s*\(\s*[^\s)])|\bDate\s*\.\s*now\b|(?<!new\s)(?<![.\w])Date\s*\(/g,
    home: within('src/kit/clock.ts', 'src/kit/dates.ts', 'src/test-platform/'),
    instead: 'take a Clock; `new Date(value)` is fine',
  },
  {
    what: 'Intl',
    pattern: /\bIntl\s*\.|\.toLocale\w*String\s*\(/g,
    home: within('src/kit/intl/', 'src/test-platform/'),
    instead: 'src/kit/intl makes each once: one a request leaks memory and takes longer than its query',
  },
  {
    what: 'request headers',
    pattern: /\breq\s*\.\s*header\s*\(|\breq\s*\.\s*raw\s*\.\s*headers\b|\brequest\s*\.\s*headers\b/g,
    home: within('src/http/', 'src/test-platform/'),
    instead: 'only src/http reads them',
  },
];

/** Packages and globals away from the one place where they may be used. */
export function outOfPlace(sources: Sources): string[] {
  const files = Object.entries(sources).filter(([path]) => path.startsWith('src/') && path.endsWith('.ts'));
  const packages = importsUnder('src', sources).flatMap(({ from, line, to, relative }) =>
    PACKAGES.filter((place) => !relative && place.pattern.test(to) && !place.home(from)).map(
      (place) => `${from}:${line} imports ${to}: ${place.instead}`,
    ),
  );
  const code = files.flatMap(([path, source]) => {
    const bare = blank(source);
    return CODE.filter((place) => !place.home(path)).flatMap((place) =>
      [...bare.matchAll(place.pattern)].map(
        (match) => `${path}:${lineAt(source, match.index)} uses ${place.what}: ${place.instead}`,
      ),
    );
  });
  return [...packages, ...code];
}

/** Packages that `npm ci --omit=dev` would not install, though the portal imports them. */
export function missingDependencies(sources: Sources): string[] {
  const manifest = JSON.parse(sources['package.json'] ?? '{}') as { dependencies?: Record<string, string> };
  const known = Object.keys(manifest.dependencies ?? {});
  return importsUnder('src', sources)
    .filter(({ to, relative, typeOnly }) => !relative && !typeOnly && !to.startsWith('node:'))
    .filter(({ to }) => !known.some((name) => to === name || to.startsWith(`${name}/`)))
    .map(({ from, line, to }) => `${from}:${line} imports ${to}: not in the dependencies of package.json`);
}
