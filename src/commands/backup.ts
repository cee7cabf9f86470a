import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { databaseFile } from '../config.ts';
import type { Command } from './command.ts';
import { refuse, say, withArgument } from './command.ts';
import { problemsOf, withDatabase } from './database.ts';
import { isRunning } from './running.ts';

export const backupCommand: Command = {
  arguments: 'ARCHIVO',
  help: 'Copia la base de datos a un archivo y comprueba la copia. El portal puede seguir abierto.',
  run: withArgument(backup),
};

export const restoreCommand: Command = {
  arguments: 'ARCHIVO',
  help: 'Reemplaza la base de datos por una copia. El portal tiene que estar detenido.',
  run: withArgument(restore),
};

async function backup(config: Config, file: string): Promise<number> {
  if (existsSync(file)) return refuse(`${file} ya existe: elegí otro nombre.`);
  return await withDatabase(config, async (store) => {
    const partial = `${resolve(file)}.part`;
    await store.backup(partial);
    const problems = await problemsOf(partial);
    if (problems.length > 0) return refuse(`La copia no sirve:\n${problems.join('\n')}`);
    renameSync(partial, resolve(file));
    return say(`Copia comprobada: ${resolve(file)}`);
  });
}

async function restore(config: Config, file: string): Promise<number> {
  if (!existsSync(file)) return refuse(`No existe ${file}.`);
  if (await isRunning(config)) return refuse('Primero detené el portal.');
  mkdirSync(config.dataDir, { recursive: true });
  const target = databaseFile(config);
  const partial = `${target}.part`;
  copyFileSync(file, partial);
  const problems = await problemsOf(partial);
  if (problems.length > 0) {
    for (const left of ['', '-wal', '-shm']) rmSync(partial + left, { force: true });
    return refuse(`El archivo no es una copia sana:\n${problems.join('\n')}`);
  }
  for (const left of [`${target}-wal`, `${target}-shm`]) rmSync(left, { force: true });
  renameSync(partial, target);
  return say(
    'Base de datos restaurada. Los pagos posteriores a la copia no figuran en ella: antes de abrir el portal, leé en docs/operating.md cómo recuperarlos.',
  );
}
