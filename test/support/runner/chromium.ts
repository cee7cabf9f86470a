import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { patience } from '../pace.ts';

/** What the search touches, so that its order can be tested without a browser. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  /** Playwright's own Chromium, whether or not it is there. */
  playwrightPath: () => string;
  /** Whether the program starts: one that lacks libraries is as good as none. */
  works: (path: string) => boolean;
  exists: (path: string) => boolean;
  isRoot: boolean;
  /** Runs a command with its output shown; false when it failed. */
  run: (command: string, args: string[]) => boolean;
}

/** The shell first: the same engine without the windows around it, in two thirds of the time. */
const SYSTEM_NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
const PLAYWRIGHT_CLI = join(import.meta.dirname, '../../../node_modules/playwright/cli.js');
const ADVICE = `No Chromium was found and none could be installed. Do one of these and run again:
  CHROMIUM_PATH=/path/to/chromium npm test
  npx playwright install --with-deps chromium
  sudo apt-get install chromium`;

/** The Chromium on this machine: CHROMIUM_PATH, else Playwright's own, else the system's. */
export function findChromium(machine: Machine = thisMachine): string | null {
  const told = machine.env.CHROMIUM_PATH;
  if (told) {
    if (machine.works(told)) return told;
    throw new Error(`CHROMIUM_PATH is ${told}, which is not a Chromium that starts`);
  }
  const own = machine.playwrightPath();
  if (machine.exists(own) && machine.works(own)) return own;
  return findSystemChromium(machine);
}

/** As `findChromium`, but installs one when there is none. Throws with what to do when that fails too. */
export function ensureChromium(machine: Machine = thisMachine): string {
  const found = findChromium(machine);
  if (found) return found;
  console.log('No Chromium found: installing one');
  if (machine.run(process.execPath, [PLAYWRIGHT_CLI, 'install', 'chromium'])) {
    const own = machine.playwrightPath();
    if (machine.exists(own) && machine.works(own)) return own;
  }
  if (machine.isRoot && findOnPath('apt-get', machine)) {
    machine.run('apt-get', ['update']);
    const install = (name: string) =>
      machine.run('apt-get', ['install', '-y', '--no-install-recommends', name]);
    // Not every Debian has the shell.
    if (!install('chromium-headless-shell')) install('chromium');
  }
  const installed = findSystemChromium(machine);
  if (installed) return installed;
  throw new Error(ADVICE);
}

function findSystemChromium(machine: Machine): string | null {
  const paths = SYSTEM_NAMES.flatMap((name) => findOnPath(name, machine) ?? []);
  return paths.find(machine.works) ?? null;
}

function findOnPath(name: string, { env, exists }: Machine): string | null {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(exists) ?? null;
}

export const thisMachine: Machine = {
  env: process.env,
  playwrightPath: () => chromium.executablePath(),
  works: (path) => spawnSync(path, ['--version'], { timeout: patience(30_000) }).status === 0,
  exists: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  isRoot: process.getuid?.() === 0,
  run: (command, args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
  },
};
