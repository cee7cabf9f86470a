import type { Tag } from './tags.ts';

/** TypeScript of one template; `lines[i]` is the template's line that line `i + 1` stands for. */
export interface Generated {
  code: string;
  lines: number[];
}

/**
 * What eta puts around a template's body, with types. At run time `include` and `layout` merge their data into
 * `it`, so data may be left out where `it` has everything already.
 */
export const PRELUDE = `
import type { Around, Given, Layout, Registry, Written } from './registry.ts';

type Name = keyof Registry & string;
type Bare<T, G> = T extends unknown ? (G & keyof T extends never ? T : Omit<T, G & keyof T>) : never;
type BareOf<K> = K extends Name ? Bare<Registry[K], Given | (Layout<K> extends never ? never : 'body')> : never;
type Plain<N> = N extends \`./\${infer K}\` ? K : N;
type Has<It, D> = It extends D ? true : {} extends D ? true : false;
type Data<It, K> = Has<It, BareOf<K>> extends true ? [data?: BareOf<K>] : [data: BareOf<K>];
type Body<K> = Layout<K> extends never ? unknown : { readonly body: string };

export type ItOf<K> = K extends Name ? Registry[K] & Around<K> & Body<K> : any;

export interface Tools<It> {
  include<K extends Written<Name>>(name: K, ...data: Data<It, Plain<K>>): string;
  layout<K extends Written<Layout<Name>>>(name: K, ...data: Data<It, Plain<K>>): void;
  /** With a function it fills or defaults the block, without one it prints it. */
  block(name: string, fill?: () => void): string;
}

export interface Output {
  /** Of \`<%= %>\`: null, undefined and objects would print as such. */
  e(value: string | number): void;
  raw: string;
}
`;

export function generate(name: string, tags: Tag[]): Generated {
  const code: string[] = [];
  const lines: number[] = [];
  const add = (text: string, line: number) => {
    for (const [i, part] of text.split('\n').entries()) {
      code.push(part);
      lines.push(line + i);
    }
  };
  add("import type { ItOf, Output, Tools } from './prelude.ts';", 1);
  add(`type It = ItOf<${JSON.stringify(name)}>;`, 1);
  add('export function template(it: It, { include, layout, block }: Tools<It>, __eta: Output): void {', 1);
  add('void [it, include, layout, block, __eta];', 1);
  for (const tag of tags) {
    add(statementOf(tag), tag.line);
    add("__eta.raw = '';", tag.line);
  }
  add('}', tags.at(-1)?.line ?? 1);
  return { code: `${code.join('\n')}\n`, lines };
}

/** As eta writes it: a raw tag may be left open, so it is assigned and not wrapped in a call. */
function statementOf({ kind, code }: Tag): string {
  if (kind === 'print') return `__eta.e(${code});`;
  return kind === 'raw' ? `__eta.raw = ${code};` : code;
}

/** Its errors name the registry's entries without a file (line 3), then each file without an entry. */
export function generateEntries(names: string[]): string {
  const files = names.map((name) => JSON.stringify(name)).join(' | ') || 'never';
  return [
    "import type { Registry } from './registry.ts';",
    `declare const missing: Exclude<keyof Registry & string, ${files}>;`,
    'export const none: never = missing;',
    ...names.map((name, i) => `export const e${i}: keyof Registry = ${JSON.stringify(name)};`),
    '',
  ].join('\n');
}

/** Lines of `generateEntries` before the first name. */
export const ENTRIES_HEAD = 3;
