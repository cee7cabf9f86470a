import { compose, loopbackUrl } from '../compose.ts';
import { createLog } from '../kit/log.ts';
import { reconcile } from '../payments/attempts/reconcile.ts';
import type { Command } from './command.ts';
import { complain, EXIT, progress, say } from './command.ts';
import { withDatabase } from './database.ts';
import { isRunning } from './running.ts';

export const reconcileCommand: Command = {
  arguments: '',
  help: 'Pregunta a la plataforma de pago por todos los intentos sin terminar. El portal tiene que estar abierto.',
  run: async (config) => {
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
  },
};
