import { after, beforeEach, run } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Told } from './group.ts';
import type { Result } from './judge.ts';
import { judge } from './judge.ts';
import { letGo } from './let-go.ts';

// Runs test files one after another in this process, and tells its parent what became of each test.
const [timeout = '', colors = '', ...files] = process.argv.slice(2);
const tell = (told: Told) => process.send?.(told);

// Whoever stops the run stops this too.
process.on('disconnect', () => process.exit(1));

let current = files[0] ?? '';
const failed = new Set<string>();
const begin = (file: string) => {
  if (file === current) return;
  current = file;
  tell({ what: 'began', file });
};
const report = (result: Result) => {
  // What is skipped never began, and a file without a test is told by its own name.
  const own = [result.name, result.file ?? ''].find((name) => files.includes(name));
  if (own) begin(own);
  const verdict = judge(result, colors === 'colors');
  if (verdict.failed > 0) failed.add(current);
  tell({ what: 'result', file: current, verdict });
};

const events = run({ files, isolation: 'none', timeout: Number(timeout) });
// Where a test is declared says little: several files may share a module that declares tests.
beforeEach((context) => begin((context as unknown as { filePath: string }).filePath));
after(letGo);
events.on('test:pass', report).on('test:fail', report);
events.on('test:diagnostic', ({ message }) => {
  if (message.startsWith('Error: ')) console.error(message);
});
events.on('test:summary', tellBroken).resume();

/** `run` does not report what a file throws behind its first test. */
async function tellBroken(): Promise<void> {
  for (const file of files.filter((one) => !failed.has(one))) {
    await import(pathToFileURL(file).href).catch((error) => {
      tell({ what: 'result', file, verdict: judge({ name: file, details: { error } }) });
    });
  }
  tell({ what: 'over' });
}
