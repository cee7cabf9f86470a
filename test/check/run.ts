import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readHouse } from '../architecture/repository.ts';
import { problemsOf } from '../architecture/rules.ts';
import { checkTemplates } from './templates/check.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A check's complaints, empty when it passed. */
type Check = () => Promise<string>;

const CHECKS: Record<string, Check> = {
  'format and lint': () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', ...colors()]),
  types: () =>
    tool('typescript/bin/tsc', ['--noEmit', '-p', '.', '--pretty', String(process.stdout.isTTY === true)]),
  templates: async () => listed(await checkTemplates(ROOT)),
  architecture: async () => listed(problemsOf(readHouse(ROOT))),
};

const failed: string[] = [];
for (const [name, check] of Object.entries(CHECKS)) {
  const start = performance.now();
  const complaints = await check().catch((error: unknown) => String(error));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (complaints !== '') failed.push(name);
  console.log(`${complaints === '' ? '✔' : '✖'} ${name} (${seconds} s)`);
  if (complaints !== '') console.log(`${complaints.trimEnd().replace(/^/gm, '  ')}\n`);
}
console.log(failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function listed(problems: string[]): string {
  return problems.join('\n');
}

function colors(): string[] {
  return process.stdout.isTTY ? ['--colors=force'] : [];
}

/** Runs a script of node_modules and answers its output, unless it succeeded. */
function tool(script: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const output = Buffer.concat(chunks).toString();
      resolve(code === 0 ? '' : output || `${script} ended with ${code}`);
    });
  });
}
