import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { mock } from 'node:test';
import type { Command } from '../../../src/commands/command.ts';
import { readConfig } from '../../../src/config.ts';
import { childEnv } from './child-env.ts';

const CLI = join(import.meta.dirname, '../../../src/cli.ts');
const PLAIN = { PORTAL_SECRET: 'a secret for tests that is long enough', LOG_LEVEL: 'silent', TZ: 'UTC' };

export interface Done {
  code: number;
  out: string;
  err: string;
}

/** Runs one of the operator's commands as a process, with nothing configured but what is given. */
export function runCommand(args: string[], env: Record<string, string>): Promise<Done> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: childEnv({ ...PLAIN, ...env }) }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** The same in this process, in a tenth of the time: for what a command does, where that it can be started is known. */
export async function runHere(command: Command, args: string[], env: Record<string, string>): Promise<Done> {
  const said = { out: '', err: '' };
  const listen = (to: 'log' | 'error', key: keyof typeof said) =>
    mock.method(console, to, (text: string) => {
      said[key] += `${text}\n`;
    });
  const ears = [listen('log', 'out'), listen('error', 'err')];
  try {
    const code = await command.run(readConfig({ ...PLAIN, ...env }), args);
    return { code, ...said };
  } finally {
    for (const ear of ears) ear.mock.restore();
  }
}
