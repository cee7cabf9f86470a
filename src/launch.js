// Plain JavaScript, for any Node: finds a Node that can run the sources, or says what is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCache } from './compile-cache.js';

const MINIMUM_NODE = 24;
const EX_CONFIG = 78;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PORTAL = 'src/main.ts';

const [entry = PORTAL] = process.argv.splice(2, 1);
const script = new URL(`../${entry}`, import.meta.url);

// What the portal writes is nobody else's: the database holds personal data.
process.umask(0o077);

const compiled = entry.startsWith('src/') ? compileCache({ create: entry === PORTAL }) : null;

if (Number(process.versions.node.split('.')[0]) >= MINIMUM_NODE) {
  if (compiled) module.enableCompileCache(compiled);
  await import(script.href);
} else runOnInstalledNode();

/** npm puts the installed Node first on the path of its scripts; some versions of npm lose that link. */
function runOnInstalledNode() {
  const bin = new URL(`../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url);
  const node = fileURLToPath(bin);
  if (!existsSync(node)) {
    console.error(`Ventanilla needs Node ${MINIMUM_NODE} or newer; this is ${process.version}.`);
    console.error('On Linux (x64, arm64) the right one comes with "npm ci"; elsewhere install it yourself.');
    process.exit(EX_CONFIG);
  }
  const child = spawn(node, [...process.execArgv, fileURLToPath(script), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: dirname(node) + delimiter + (process.env.PATH ?? ''),
      ...(compiled ? { NODE_COMPILE_CACHE: compiled } : {}),
    },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}
