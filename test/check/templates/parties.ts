import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

/** A registry of templates with the folder that they lie in. */
export interface Party {
  /** Folder under the root; template names are relative to it. */
  views: string;
  names: string[];
  isLayout(name: string): boolean;
  /** Globs of the files that fill the registry. */
  program(root: string): string[];
  /** TypeScript that exports `Registry` and `Around<K>`: what a template sees beside its own model. */
  registry(root: string): string;
  /** Where an entry is missing, for messages. */
  home: string;
}

const PLATFORM = 'test-platform';

/** The portal and the test platform share no registry: they share no code at all. */
export function partiesOf(root: string): Party[] {
  const all = globSync('**/*.eta', { cwd: join(root, 'views') })
    .map((file) => file.replace(/\.eta$/, ''))
    .sort();
  const own = (name: string) => name.startsWith(`${PLATFORM}/`);
  const platformNames = all.filter(own).map((name) => name.slice(PLATFORM.length + 1));
  return [portal(all.filter((name) => !own(name))), platform(platformNames)];
}

function portal(names: string[]): Party {
  return {
    views: 'views',
    names,
    isLayout: (name) => name.startsWith('layouts/'),
    program: (root) => [join(root, 'src/**/*.ts')],
    home: 'the interface Templates of src/http/render.ts',
    registry: (root) => {
      const render = join(root, 'src/http/render.ts');
      const frame = join(root, 'src/http/page/frame.ts');
      return [
        ...(existsSync(render)
          ? [`export type { Templates as Registry } from '${render}';`]
          : ['export interface Registry {}']),
        ...(existsSync(frame)
          ? [`import type { Frame } from '${frame}';`, 'type Framed = { readonly frame: Frame };']
          : ['type Framed = unknown;']),
        "export type Given = 'frame';",
        'export type Written<K> = K;',
        'export type Layout<K> = K extends `layouts/${string}` ? K : never;',
        'export type Around<K> = K extends `emails/${string}` ? unknown : Framed;',
      ].join('\n');
    },
  };
}

function platform(names: string[]): Party {
  return {
    views: `views/${PLATFORM}`,
    names,
    isLayout: (name) => name === 'layout',
    program: () => [],
    home: 'the type Views of src/test-platform/page.ts',
    registry: (root) => {
      const page = join(root, 'src/test-platform/page.ts');
      return [
        ...(existsSync(page)
          ? [
              `import type { Views } from '${page}';`,
              '// The layout sees whatever page it stands around.',
              'export type Registry = Views & { layout: Views[keyof Views] };',
            ]
          : ['export interface Registry {}']),
        'export type Given = never;',
        'export type Written<K extends string> = K | `./${K}`;',
        "export type Layout<K> = K extends 'layout' ? K : never;",
        'export type Around<K> = unknown;',
      ].join('\n');
    },
  };
}
