import { join, resolve } from 'node:path';
import { importFolder } from '../billing-exchange/import-folder.ts';
import { formatReport } from '../billing-exchange/report.ts';
import { clockOf } from '../config.ts';
import type { Command } from './command.ts';
import { EXIT, progress, say, withArgument } from './command.ts';
import { withDatabase } from './database.ts';

export const importCommand: Command = {
  arguments: 'CARPETA',
  help: 'Importa una carpeta del sistema de facturación. Cada fila rechazada queda en un informe; las demás entran.',
  run: withArgument((config, dir) =>
    withDatabase(config, async ({ db }) => {
      const result = await importFolder({
        db,
        clock: clockOf(config),
        timeZone: config.timeZone,
        dir: resolve(dir),
        reportsDir: join(config.dataDir, 'imports'),
        onProgress: ({ file, rows, done }) => progress(`${file}: ${rows}`, done),
      });
      say(formatReport(result, 'es'));
      return result.outcome === 'imported' ? EXIT.done : EXIT.refused;
    }),
  ),
};
