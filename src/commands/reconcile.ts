import { compose } from '../compose.ts';
import { createLog } from '../kit/log.ts';
import { centsToDecimal } from '../kit/money.ts';
import type { SettleDeps } from '../payments/attempts/outcome/deps.ts';
import { reconcile } from '../payments/attempts/reconcile.ts';
import { loopbackUrl } from '../payments/platforms/configured.ts';
import { listUncredited } from '../payments/platforms/health/overview.ts';
import { PlatformUnavailable } from '../payments/platforms/platform.ts';
import { sweepSinceLast } from '../payments/sweep/nightly.ts';
import { listSuspense } from '../payments/sweep/suspense.ts';
import type { Command } from './command.ts';
import { complain, EXIT, progress, say } from './command.ts';
import { withDatabase } from './database.ts';
import { isRunning } from './running.ts';

export const reconcileCommand: Command = {
  arguments: '',
  help: 'Pregunta a la plataforma de pago por todos los intentos sin terminar y compara su lista de los últimos días. El portal tiene que estar abierto.',
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
      say(`Intentos consultados: ${report.asked}. Pagados: ${report.settled}.`);
      return await compareLists(deps.payments);
    });
  },
};

async function compareLists(payments: SettleDeps): Promise<number> {
  let seen = 0;
  try {
    const found = await sweepSinceLast(payments, (count) => {
      seen = count;
      progress(`Lista: ${seen}`, false);
    });
    progress(`Lista: ${seen}`, true);
    say(
      `Pagos en la lista: ${found.seen}. Consultados: ${found.asked}. Acreditados: ${found.settled}. ` +
        `Devoluciones: ${found.refunds}. Desconocidos: ${found.unknown}.`,
    );
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    complain('La plataforma no dio su lista completa: probá de nuevo más tarde.');
    return EXIT.notRunning;
  }
  const suspense = await listSuspense(payments.db);
  for (const one of suspense)
    say(
      `Sin intento: pago ${one.paymentId}, referencia ${one.reference}, ${centsToDecimal(one.amountCents)} ${one.currency}`,
    );
  for (const one of await listUncredited(payments.db))
    say(
      `En revisión: pago ${one.paymentId}, cuenta ${one.accountNumber}, intento ${one.attemptId}, ` +
        `${centsToDecimal(one.amountCents)} ${one.currency} (se debía ${centsToDecimal(one.owedCents)} ${one.owedCurrency})`,
    );
  return EXIT.done;
}
