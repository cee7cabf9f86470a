import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Generated } from './generate.ts';
import { ENTRIES_HEAD, generate, generateEntries, PRELUDE } from './generate.ts';
import type { Finding } from './lint.ts';
import type { Party } from './parties.ts';
import type { Tag } from './tags.ts';

export type TypeFinding = Finding & { name: string };

interface Program {
  root: string;
  party: Party;
  generated: readonly (Generated & { name: string })[];
}

interface Diagnostic {
  file: string;
  line: number;
  message: string;
}

const HOUSE = join(import.meta.dirname, '../../..');
const TSC = join(HOUSE, 'node_modules/typescript/bin/tsc');
const DIAGNOSTIC = /^([^\s(][^(\n]*)\((\d+),\d+\): error TS\d+: (.*(?:\n\s+.*)*)/gm;

/** Type-checks a party's templates against its registry of view models. */
export async function checkTypes(
  root: string,
  party: Party,
  templates: ReadonlyMap<string, Tag[]>,
): Promise<TypeFinding[]> {
  const cache = join(HOUSE, 'node_modules/.cache/templates');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `${process.pid}-`));
  const generated = [...templates].map(([name, tags]) => ({ name, ...generate(name, tags) }));
  const program = { root, party, generated };
  try {
    writeProgram(folder, program);
    const diagnostics = await compile(folder);
    return diagnostics
      .filter(({ file }) => file.includes(`${basename(folder)}/`))
      .flatMap((one) => findingOf({ ...one, file: basename(one.file) }, program));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeProgram(folder: string, { root, party, generated }: Program): void {
  const config = {
    extends: join(HOUSE, 'tsconfig.json'),
    compilerOptions: {
      noUnusedLocals: false,
      noUnusedParameters: false,
      noErrorTruncation: true,
      allowUnreachableCode: true,
    },
    include: ['./*.ts', ...party.program(root)],
    exclude: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'prelude.ts'), PRELUDE);
  writeFileSync(join(folder, 'registry.ts'), party.registry(root));
  writeFileSync(join(folder, 'entries.ts'), generateEntries(generated.map(({ name }) => name)));
  for (const [i, { code }] of generated.entries()) writeFileSync(join(folder, `t${i}.ts`), code);
}

function compile(folder: string): Promise<Diagnostic[]> {
  const args = [TSC, '-p', folder, '--noEmit', '--pretty', 'false'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: HOUSE, maxBuffer: 64e6 }, (error, stdout, stderr) => {
      const found = [...stdout.matchAll(DIAGNOSTIC)].map(([, file = '', line = '', message = '']) => ({
        file,
        line: Number(line),
        message,
      }));
      if (error && found.length === 0) reject(new Error(`tsc failed:\n${stdout}${stderr}`));
      else resolve(found);
    });
  });
}

function findingOf({ file, line, message }: Diagnostic, { party, generated }: Program): TypeFinding[] {
  if (file === 'entries.ts') {
    if (line > ENTRIES_HEAD) {
      const name = generated[line - ENTRIES_HEAD - 1]?.name ?? '';
      return [{ name, line: 1, message: `no entry in ${party.home}` }];
    }
    const names = new Set([...message.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ''));
    return [...names].map((name) => ({
      name,
      line: 1,
      message: `no such file, but an entry in ${party.home}`,
    }));
  }
  const template = /^t(\d+)\.ts$/.exec(file);
  const of = template ? generated[Number(template[1])] : undefined;
  if (!of) return [{ name: file, line, message }];
  return [{ name: of.name, line: of.lines[line - 1] ?? of.lines.at(-1) ?? 1, message }];
}
