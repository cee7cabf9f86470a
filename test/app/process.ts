import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { childEnv } from '../support/process/child-env.ts';

const MAIN = join(import.meta.dirname, '../../src/launch.js');

export interface PortalProcess {
  child: ChildProcess;
  dataDir: string;
  output(): string;
  errors(): string;
  /** Where it serves; waits until it does. */
  url(): Promise<string>;
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>;
}

/** Starts the portal as an operator does, with nothing in the environment but what is given. */
export function startProcess(
  t: TestContext,
  env: Record<string, string> = {},
  execArgv: string[] = [],
): PortalProcess {
  const dataDir = mkdtempSync(join(tmpdir(), 'ventanilla-process-'));
  const child = spawn(process.execPath, [...execArgv, MAIN], {
    env: childEnv({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const end = once(child, 'close');
  t.after(async () => {
    child.kill('SIGKILL');
    await end;
    rmSync(dataDir, { recursive: true, force: true });
  });
  const find = () => /^Ventanilla: (http\S+)$/m.exec(said.out)?.[1];
  return {
    child,
    dataDir,
    output: () => said.out,
    errors: () => said.err,
    url: async () => {
      while (!find() && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), end]);
      const url = find();
      if (!url) throw new Error(`the portal did not start\n${said.out}${said.err}`);
      return url;
    },
    ended: async () => {
      await end;
      return child.exitCode;
    },
  };
}
