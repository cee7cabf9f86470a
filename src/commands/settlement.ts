import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { clockOf } from '../config.ts';
import { addDays } from '../kit/dates.ts';
import { localDate } from '../kit/intl/zone.ts';
import { centsToDecimal } from '../kit/money.ts';
import type { Difference } from '../payments/settlement/differences.ts';
import { findDifferences } from '../payments/settlement/differences.ts';
import type { ReadSettlement, SettlementFile } from '../payments/settlement/file.ts';
import { readSettlement } from '../payments/settlement/file.ts';
import { keepSettlement } from '../payments/settlement/store.ts';
import type { Command } from './command.ts';
import { complain, EXIT, refuse, say, withArgument } from './command.ts';
import { withDatabase } from './database.ts';

/** Collectors settle within days: what is younger is on its way. */
const PATIENCE_DAYS = 7;

export const settlementCommand: Command = {
  arguments: 'ARCHIVO',
  help: [
    'Importa la liquidación de la plataforma de pago (CSV) y muestra las diferencias con lo acreditado.',
    'Columnas: número de pago, importe, comisión y fecha; si hay, también el tipo (pago, devolución, contracargo).',
    `Lo acreditado hace más de ${PATIENCE_DAYS} días que nadie liquidó también se muestra. El portal puede seguir abierto.`,
  ].join('\n'),
  run: withArgument(async (config, path) => {
    const read = await readSettlement(resolve(path));
    return read.kind === 'read' ? await land(config, read.file) : refuse(whyRefused(read));
  }),
};

const COLUMNS: Record<string, string> = {
  payment: 'número de pago',
  amount: 'importe',
  fee: 'comisión',
  date: 'fecha',
};

function whyRefused(read: Exclude<ReadSettlement, { kind: 'read' }>): string {
  if (read.kind === 'unreadable') return 'No se pudo leer el archivo como CSV. No se importó nada.';
  return `Faltan columnas: ${read.columns.map((name) => COLUMNS[name] ?? name).join(', ')}. No se importó nada.`;
}

function land(config: Config, file: SettlementFile): Promise<number> {
  return withDatabase(config, async ({ db }) => {
    const clock = clockOf(config);
    const { platform } = config;
    const landed = await keepSettlement(db, clock, { platform, lines: file.lines });
    for (const line of file.refused) complain(`Renglón ${line}: no se entiende, quedó afuera.`);
    for (const id of landed.contradicted)
      complain(`Pago ${id}: otra liquidación dijo otro importe; queda el primero.`);
    say(
      `Renglones nuevos: ${landed.added}. Sin cambios: ${landed.unchanged}. ` +
        `Contradichos: ${landed.contradicted.length}. Rechazados: ${file.refused.length}. Ajenos: ${file.ignored}.`,
    );
    const before = addDays(localDate(clock.now(), config.timeZone), -PATIENCE_DAYS);
    const differences = await findDifferences(db, { platform, before });
    for (const one of differences) say(inWords(one));
    say(`Diferencias: ${differences.length}.`);
    return EXIT.done;
  });
}

const KINDS = { payment: 'Pago', refund: 'Devolución', chargeback: 'Contracargo' } as const;

function inWords({ what, kind, paymentId, settledCents, bookedCents }: Difference): string {
  const name = `${KINDS[kind]} ${paymentId}`;
  const settled = centsToDecimal(settledCents);
  const booked = centsToDecimal(bookedCents);
  switch (what) {
    case 'unknown':
      return `${name}: liquidado ${settled}, acá no figura.`;
    case 'unsettled':
      return `${name}: acá figura ${booked}, no se liquidó.`;
    case 'amount':
      return `${name}: liquidado ${settled}, acá figura ${booked}.`;
  }
}
