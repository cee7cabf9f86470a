import { compose } from '../compose.ts';
import type { Config } from '../config.ts';
import { clockOf } from '../config.ts';
import { createLog } from '../kit/log.ts';
import type { Decided } from '../payments/review/decide.ts';
import { acceptPayment, releasePayment } from '../payments/review/decide.ts';
import type { Command } from './command.ts';
import { complain, EXIT, missing, refuse, say } from './command.ts';
import { withDatabase } from './database.ts';
import { sayWaiting, wordsFor } from './waiting.ts';

export const paymentsCommand: Command = {
  arguments: 'review | accept PAGO | release PAGO --refunded',
  help: [
    'Pagos que esperan a una persona: los muestra, los acredita o deja constancia de que se devolvieron.',
    'review                   lista lo cobrado y no acreditado, y lo que no tiene intento.',
    'accept PAGO              acredita un pago en revisión, si es por el importe que se debía.',
    'release PAGO --refunded  el dinero se devolvió por fuera de la plataforma: lo que pagaba se debe otra vez.',
    'PAGO es el número de la columna «pago». El portal puede estar abierto o cerrado.',
  ].join('\n'),
  run: async (config, [what, payment, ...options]) => {
    if (what === 'review') return await review(config);
    if ((what !== 'accept' && what !== 'release') || !payment) return missing();
    if (what === 'release' && !options.includes('--refunded')) {
      complain('Sin --refunded no se cambia nada: primero devolvé el dinero.\n');
      return EXIT.usage;
    }
    return await decide(config, what, payment);
  },
};

function review(config: Config): Promise<number> {
  return withDatabase(config, async ({ db }) => {
    await sayWaiting({ db, words: wordsFor(config) });
    return EXIT.done;
  });
}

function decide(config: Config, what: 'accept' | 'release', payment: string): Promise<number> {
  return withDatabase(config, async ({ db }) => {
    const given = { db, log: createLog(config.logLevel), port: config.port, clock: clockOf(config) };
    const { deps } = compose(config, given);
    await deps.settings.current();
    const decided = await (what === 'accept' ? acceptPayment : releasePayment)(deps.payments, payment);
    if (decided.kind !== 'decided') return refuse(WHY[decided.kind]);
    const done = what === 'accept' ? 'acreditado' : 'devuelto';
    return say(
      `Pago ${payment}: ${done}. Intento ${decided.attemptId}: ${STATES[decided.state] ?? decided.state}.`,
    );
  });
}

const STATES: Record<string, string> = {
  paid: 'pagado',
  cancelled: 'cancelado',
  review: 'en revisión',
  processing: 'en proceso',
};

const WHY: Record<Exclude<Decided['kind'], 'decided'>, string> = {
  unknown: 'No hay un pago en revisión con ese número: miralos con «payments review».',
  'other-amount': 'No es el importe que se debía: devolvelo y usá «payments release».',
  'paid-already': 'Lo que pagaba ya está pagado: devolvelo y usá «payments release».',
};
