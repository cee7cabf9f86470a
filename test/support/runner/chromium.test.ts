import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Machine } from './chromium.ts';
import { ensureChromium, findChromium } from './chromium.ts';

const OWN = '/home/ana/.cache/ms-playwright/chrome';

interface Given {
  files?: string[];
  broken?: string[];
  told?: string;
  isRoot?: boolean;
  /** Command → the file that it brings, or null when it fails. */
  installs?: Record<string, string | null>;
}

function machine({ files = [], broken = [], told, isRoot = false, installs = {} }: Given) {
  const present = new Set(files);
  const ran: string[] = [];
  const it: Machine = {
    env: { PATH: '/usr/local/bin:/usr/bin', CHROMIUM_PATH: told },
    playwrightPath: () => OWN,
    exists: (path) => present.has(path),
    works: (path) => present.has(path) && !broken.includes(path),
    isRoot,
    run: (command, args) => {
      const line = [command.endsWith('node') ? 'playwright' : command, args.at(-1)].join(' ');
      ran.push(line);
      const brought = installs[line];
      if (brought) present.add(brought);
      return brought !== null && brought !== undefined;
    },
  };
  return { it, ran };
}

test('CHROMIUM_PATH comes first, then the one of Playwright, then the system', () => {
  const files = ['/opt/chrome', OWN, '/usr/bin/chromium'];
  assert.equal(findChromium(machine({ files, told: '/opt/chrome' }).it), '/opt/chrome');
  assert.equal(findChromium(machine({ files }).it), OWN);
  assert.equal(findChromium(machine({ files, broken: [OWN] }).it), '/usr/bin/chromium');
  assert.equal(findChromium(machine({ files: ['/usr/bin/google-chrome'] }).it), '/usr/bin/google-chrome');
  const shell = '/usr/bin/chromium-headless-shell';
  assert.equal(findChromium(machine({ files: ['/usr/bin/chromium', shell] }).it), shell);
  assert.equal(findChromium(machine({}).it), null);
});

test('a CHROMIUM_PATH that does not start is an error, not passed over', () => {
  const { it } = machine({ files: [OWN], told: '/opt/none' });
  assert.throws(() => findChromium(it), /CHROMIUM_PATH is \/opt\/none/);
});

test('the one of Playwright is installed where there is none', () => {
  const { it, ran } = machine({ installs: { 'playwright chromium': OWN } });
  assert.equal(ensureChromium(it), OWN);
  assert.deepEqual(ran, ['playwright chromium']);
});

test('the one of Debian is installed by root where that of Playwright lacks its libraries', () => {
  const { it, ran } = machine({
    files: ['/usr/bin/apt-get'],
    broken: [OWN],
    isRoot: true,
    installs: { 'playwright chromium': OWN, 'apt-get chromium': '/usr/bin/chromium' },
  });
  assert.equal(ensureChromium(it), '/usr/bin/chromium');
  const tried = ['apt-get update', 'apt-get chromium-headless-shell', 'apt-get chromium'];
  assert.deepEqual(ran, ['playwright chromium', ...tried]);
});

test('where nothing can be installed it says what to do', () => {
  const { it, ran } = machine({ files: ['/usr/bin/apt-get'] });
  assert.throws(() => ensureChromium(it), /npx playwright install --with-deps chromium/);
  assert.deepEqual(ran, ['playwright chromium']);
});
