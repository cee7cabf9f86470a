import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { migrate } from '../db/migrations/index.ts';
import { loadDemo } from '../db/seeds/demo.ts';
import { importFolder } from './billing-exchange/import-folder.ts';
import { formatReport } from './billing-exchange/report.ts';
import { clockOf, compose, databaseFile, loopbackUrl } from './compose.ts';
import type { Config } from './config.ts';
import { ConfigError, readConfig } from './config.ts';
import type { OpenDatabase } from './kit/database.ts';
import { openDatabase } from './kit/database.ts';
import { createLog } from './kit/log.ts';
import { reconcile } from './payments/attempts/reconcile.ts';

const EXIT = { done: 0, usage: 64, refused: 65, notRunning: 69, configuration: 78 } as const;

interface Command {
  arguments: string;
  help: string;
  run(config: Config, args: string[]): Promise<number>;
}

/** The operator's commands. Progress goes to standard error, results to standard output. */
const COMMANDS: Record<string, Command> = {
  import: {
    arguments: 'DIR',
    help: 'Importa una carpeta del sistema de facturación. Cada fila rechazada queda en un informe; las demás entran.',
    run: withArgument(importDir),
  },
  migrate: {
    arguments: '',
    help: 'Lleva la base de datos a la última versión.',
    run: (config) => withDatabase(config, async () => say('La base de datos está al día.')),
  },
  backup: {
    arguments: 'FILE',
    help: 'Copia la base de datos a un archivo y comprueba la copia. El portal puede seguir abierto.',
    run: withArgument(backup),
  },
  restore: {
    arguments: 'FILE',
    help: 'Reemplaza la base de datos por una copia. El portal tiene que estar detenido.',
    run: withArgument(restore),
  },
  reconcile: {
    arguments: '',
    help: 'Pregunta a la plataforma de pago por todos los intentos sin terminar. El portal tiene que estar abierto.',
    run: reconcileAll,
  },
  demo: {
    arguments: '',
    help: 'Carga la empresa de demostración en una base de datos vacía.',
    run: demo,
  },
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const command = name ? COMMANDS[name] : undefined;
  if (!name || !command) {
    const asked = name === '--help' || name === 'help';
    (asked ? say : complain)(usage());
    return asked ? EXIT.done : EXIT.usage;
  }
  if (args.includes('--help')) {
    say(`npm run portal -- ${name} ${command.arguments}\n\n${command.help}`);
    return EXIT.done;
  }
  try {
    return await command.run(readConfig(), args);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(error.message);
    return EXIT.configuration;
  }
}

function usage(): string {
  const rows = Object.entries(COMMANDS).map(
    ([name, c]) => `  ${`${name} ${c.arguments}`.padEnd(16)}${c.help}`,
  );
  return ['npm run portal -- COMANDO [--help]', '', ...rows].join('\n');
}

function withArgument(run: (config: Config, argument: string) => Promise<number>): Command['run'] {
  return async (config, [argument]) => {
    if (argument) return await run(config, argument);
    complain(`Falta un dato.\n\n${usage()}`);
    return EXIT.usage;
  };
}

async function withDatabase(config: Config, work: (store: OpenDatabase) => Promise<number>): Promise<number> {
  mkdirSync(config.dataDir, { recursive: true });
  const store = openDatabase(databaseFile(config));
  try {
    await migrate(store.db);
    return await work(store);
  } finally {
    await store.close();
  }
}

function importDir(config: Config, dir: string): Promise<number> {
  return withDatabase(config, async ({ db }) => {
    const result = await importFolder({
      db,
      clock: clockOf(config),
      dir: resolve(dir),
      reportsDir: join(config.dataDir, 'imports'),
      onProgress: ({ file, rows, done }) => progress(`${file}: ${rows}`, done),
    });
    say(formatReport(result, 'es'));
    return result.outcome === 'imported' ? EXIT.done : EXIT.refused;
  });
}

async function backup(config: Config, file: string): Promise<number> {
  if (existsSync(file)) {
    complain(`${file} ya existe: elegí otro nombre.`);
    return EXIT.refused;
  }
  return await withDatabase(config, async (store) => {
    const partial = `${resolve(file)}.part`;
    await store.backup(partial);
    const problems = await problemsOf(partial);
    if (problems.length > 0) {
      complain(`La copia no sirve:\n${problems.join('\n')}`);
      return EXIT.refused;
    }
    renameSync(partial, resolve(file));
    return say(`Copia comprobada: ${resolve(file)}`);
  });
}

async function restore(config: Config, file: string): Promise<number> {
  if (!existsSync(file)) {
    complain(`No existe ${file}.`);
    return EXIT.refused;
  }
  if (await isRunning(config)) {
    complain('Primero detené el portal.');
    return EXIT.refused;
  }
  mkdirSync(config.dataDir, { recursive: true });
  const target = databaseFile(config);
  const partial = `${target}.part`;
  copyFileSync(file, partial);
  const problems = await problemsOf(partial);
  if (problems.length > 0) {
    for (const left of ['', '-wal', '-shm']) rmSync(partial + left, { force: true });
    complain(`El archivo no es una copia sana:\n${problems.join('\n')}`);
    return EXIT.refused;
  }
  for (const left of [`${target}-wal`, `${target}-shm`]) rmSync(left, { force: true });
  renameSync(partial, target);
  return say(
    'Base de datos restaurada. Los pagos posteriores a la copia no figuran en ella: antes de abrir el portal, leé en docs/operating.md cómo recuperarlos.',
  );
}

/** What is wrong with a database file; empty when it is sound. */
async function problemsOf(file: string): Promise<string[]> {
  try {
    const copy = openDatabase(file);
    const problems = copy.check();
    await copy.close();
    for (const left of [`${file}-wal`, `${file}-shm`]) rmSync(left, { force: true });
    return problems;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

async function reconcileAll(config: Config): Promise<number> {
  if (!(await isRunning(config))) {
    complain(`El portal no responde en ${loopbackUrl(config, config.port)}: abrilo primero.`);
    return EXIT.notRunning;
  }
  return await withDatabase(config, async ({ db }) => {
    const { deps } = compose(config, { db, log: createLog(config.logLevel), port: config.port });
    await deps.settings.current();
    const report = await reconcile(deps.payments, {
      all: true,
      onProgress: (done, of) => progress(`${done}/${of}`, done === of),
    });
    return say(`Intentos consultados: ${report.asked}. Pagados: ${report.settled}.`);
  });
}

function demo(config: Config): Promise<number> {
  return withDatabase(config, async ({ db }) => {
    if (await loadDemo(db, config, clockOf(config))) return say('Empresa de demostración cargada.');
    complain('La base de datos no está vacía: no se cargó nada.');
    return EXIT.refused;
  });
}

async function isRunning(config: Config): Promise<boolean> {
  const answer = await fetch(`${loopbackUrl(config, config.port)}/salud`, {
    signal: AbortSignal.timeout(2000),
  }).catch(() => null);
  return answer?.ok === true;
}

function say(text: string): number {
  console.log(text);
  return EXIT.done;
}

function complain(text: string): void {
  console.error(text);
}

/** On a terminal the line is drawn over; elsewhere only the last word of each step is printed. */
function progress(text: string, done: boolean): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}${done ? '\n' : ''}`);
  else if (done) complain(text);
}
