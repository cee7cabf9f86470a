import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { childEnv } from '../../support/child-env.ts';
import { SECRET } from './demo-data.ts';

const CLI = join(import.meta.dirname, '../../../src/cli.ts');

export interface Done {
  code: number;
  out: string;
  err: string;
}

/** Runs one of the operator's commands as a process, with nothing in the environment but what is given. */
export function runCommand(args: string[], env: Record<string, string>): Promise<Done> {
  const given = childEnv({ PORTAL_SECRET: SECRET, LOG_LEVEL: 'silent', TZ: 'UTC', ...env });
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: given }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** A port of this machine at which nobody listens. */
export async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}
