// Plain JavaScript, for any Node: finds a Node that can run the sources, or says what is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepCompiled } from './compile-cache.js';

const MINIMUM_NODE = 24;
const EX_CONFIG = 78;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PORTAL = 'src/main.ts';

const [, self, entry = PORTAL, ...args] = process.argv;

// What the portal writes is nobody else's: the database holds personal data.
process.umask(0o077);

if (Number(process.versions.node.split('.')[0]) >= MINIMUM_NODE) await runHere();
else runOnInstalledNode();

async function runHere() {
  process.argv.splice(2, 1);
  if (entry.startsWith('src/')) keepCompiled({ create: entry === PORTAL });
  await import(new URL(`../${entry}`, import.meta.url).href);
}

/** npm puts the installed Node first on the path of its scripts; some versions of npm lose that link. */
function runOnInstalledNode() {
  const bin = new URL(`../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url);
  const node = fileURLToPath(bin);
  if (!existsSync(node)) {
    console.error(`Ventanilla needs Node ${MINIMUM_NODE} or newer; this is ${process.version}.`);
    console.error('On Linux (x64, arm64) the right one comes with "npm ci"; elsewhere install it yourself.');
    process.exit(EX_CONFIG);
  }
  const child = spawn(node, [...process.execArgv, self, entry, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: dirname(node) + delimiter + (process.env.PATH ?? '') },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}
