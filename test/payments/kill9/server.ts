import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { patience } from '../../support/pace.ts';
import { childEnv } from '../../support/process/child-env.ts';
import { SECRET } from '../support/demo-data.ts';

const ROOT = join(import.meta.dirname, '../../..');
const READY_WITHIN_MS = 90_000;

export interface Place {
  dataDir: string;
  port: number;
}

export interface Server {
  url: string;
  /** SIGKILL: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
}

const urlOf = (port: number) => `http://127.0.0.1:${port}`;

const environment = ({ dataDir, port }: Place) =>
  childEnv({
    DATA_DIR: dataDir,
    PORT: String(port),
    BASE_URL: urlOf(port),
    PORTAL_SECRET: SECRET,
    LOG_LEVEL: 'error',
  });

/** The real server as a process of its own; resolves when it serves. */
export async function startServer(place: Place): Promise<Server> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: environment(place),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const failed = exited.then(() => Promise.reject(new Error('the server did not start')));
  await Promise.race([ready(child), failed]).catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url: urlOf(place.port),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  const signal = AbortSignal.timeout(patience(READY_WITHIN_MS));
  for (let said = ''; !said.includes('Ventanilla: '); ) {
    const [chunk] = (await once(child.stdout as NodeJS.EventEmitter, 'data', { signal })) as [Buffer];
    said += chunk.toString();
  }
}

const EX_UNAVAILABLE = 69;
const PATIENCE = 10;

/** The operator's command, against the server that runs there; again when that was too busy to say that it is there. */
export async function reconcileBy(place: Place, tries = PATIENCE): Promise<void> {
  const options = { cwd: ROOT, env: environment(place) };
  try {
    await promisify(execFile)(process.execPath, ['src/cli.ts', 'reconcile'], options);
  } catch (error) {
    if ((error as { code?: unknown }).code !== EX_UNAVAILABLE || tries <= 1) throw error;
    await reconcileBy(place, tries - 1);
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
