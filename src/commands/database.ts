import { mkdirSync, rmSync } from 'node:fs';
import { migrate } from '../../db/migrations/index.ts';
import type { Config } from '../config.ts';
import { clockOf, databaseFile } from '../config.ts';
import type { OpenDatabase } from '../kit/database.ts';
import { openDatabase } from '../kit/database.ts';
import type { Command } from './command.ts';
import { refuse, say } from './command.ts';

/** Works on the migrated database, which the portal may have open at the same time. */
export async function withDatabase(
  config: Config,
  work: (store: OpenDatabase) => Promise<number>,
): Promise<number> {
  mkdirSync(config.dataDir, { recursive: true });
  const store = openDatabase(databaseFile(config));
  try {
    await migrate(store.db);
    return await work(store);
  } finally {
    await store.close();
  }
}

/** What is wrong with a database file; empty when it is sound. */
export async function problemsOf(file: string): Promise<string[]> {
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

export const migrateCommand: Command = {
  arguments: '',
  help: 'Lleva la base de datos a la última versión.',
  run: (config) => withDatabase(config, async () => say('La base de datos está al día.')),
};

export const demoCommand: Command = {
  arguments: '',
  help: 'Carga la empresa de demostración en una base de datos vacía.',
  run: (config) =>
    withDatabase(config, async ({ db }) => {
      const { loadDemo } = await import('../../db/seeds/demo.ts');
      return (await loadDemo(db, config, clockOf(config)))
        ? say('Empresa de demostración cargada.')
        : refuse('La base de datos no está vacía: no se cargó nada.');
    }),
};
