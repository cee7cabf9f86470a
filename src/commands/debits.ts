import { resolve } from 'node:path';
import { compose } from '../compose.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { genericCsv } from '../direct-debit/layouts/generic-csv.ts';
import type { Answer, BadRow } from '../direct-debit/layouts/layout.ts';
import { announceDebits } from '../direct-debit/orders/announce.ts';
import { cutOrders } from '../direct-debit/orders/cut.ts';
import type { WrittenFile } from '../direct-debit/orders/files.ts';
import { FileTooOld, writeFile, writeFiles } from '../direct-debit/orders/files.ts';
import type { DoubtReason, RowEffect } from '../direct-debit/orders/result.ts';
import { takeAnswer } from '../direct-debit/orders/result.ts';
import { isLocalDate } from '../kit/dates.ts';
import { localDate } from '../kit/intl/zone.ts';
import { createLog } from '../kit/log.ts';
import type { Command } from './command.ts';
import { complain, EXIT, missing, progress, refuse, say } from './command.ts';
import { withDatabase } from './database.ts';

export const debitsCommand: Command = {
  arguments: 'cut [--on FECHA] [--again NÚMERO] | result ARCHIVO',
  help: [
    'Débito automático: arma el archivo para el banco, o lee su respuesta.',
    'cut               escribe en DATA_DIR/debits los débitos que vencen; sin nada nuevo no escribe nada.',
    '  --on FECHA      como si fuera ese día (AAAA-MM-DD).',
    '  --again NÚMERO  escribe otra vez ese archivo, igual que la primera.',
    'result ARCHIVO    toma la respuesta del banco; el mismo archivo dos veces no cambia nada.',
    'El portal puede seguir abierto. El formato de los archivos está en docs/operating.md.',
  ].join('\n'),
  run: async (config, [what, ...args]) => {
    if (what === 'cut') return await cut(config, args);
    const [file] = args;
    return what === 'result' && file ? await result(config, file) : missing();
  },
};

function withDeps(config: Config, work: (deps: Deps) => Promise<number>): Promise<number> {
  return withDatabase(config, async ({ db }) => {
    const { deps } = compose(config, { db, log: createLog(config.logLevel), port: config.port });
    await deps.settings.current();
    return await work(deps);
  });
}

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : (args[at + 1] ?? '');
}

async function cut(config: Config, args: string[]): Promise<number> {
  const on = optionOf(args, '--on');
  const again = optionOf(args, '--again');
  if (on !== undefined && !isLocalDate(on)) return wrong(`No es una fecha: ${on || '(vacía)'}.`);
  if (again !== undefined && !/^\d{1,9}$/.test(again))
    return wrong(`No es un número: ${again || '(vacío)'}.`);
  return await withDeps(config, async (deps) => {
    const files = { ...deps, layout: genericCsv };
    if (again !== undefined) {
      return await writeAgain(files, Number(again));
    }
    await announceDebits(deps);
    const report = await cutOrders(deps, on ?? localDate(deps.clock.now(), config.timeZone));
    const written = await writeFiles(files);
    for (const file of written) say(inWords(file));
    return say(
      `Débitos en el archivo: ${report.cut}. Superan el tope: ${report.overCap}. Retirados: ${report.withdrawn}.`,
    );
  });
}

async function writeAgain(files: Parameters<typeof writeFile>[0], number: number): Promise<number> {
  try {
    const file = await writeFile(files, number);
    return file ? say(inWords(file)) : refuse(`No hay un archivo ${number} cerrado.`);
  } catch (error) {
    if (!(error instanceof FileTooOld)) throw error;
    return refuse(
      `El archivo ${number} ya no se puede escribir: se borraron cuentas bancarias de adhesiones dadas de baja (retention.bankAccountDays).`,
    );
  }
}

const inWords = ({ path, orders }: WrittenFile) =>
  `${path}: ${orders} ${orders === 1 ? 'débito' : 'débitos'}`;

function wrong(text: string): number {
  complain(text);
  return EXIT.usage;
}

async function result(config: Config, path: string): Promise<number> {
  const answer = await genericCsv.read(resolve(path));
  if (answer.kind !== 'read') return refuse(whyRefused(answer));
  return await withDeps(config, async (deps) => {
    const counts = { paid: 0, surplus: 0, refused: 0, reversed: 0, cancelled: 0, unchanged: 0 };
    const bad: BadRow[] = [...answer.bad];
    for (const [index, row] of answer.rows.entries()) {
      const effect = await takeAnswer(deps, row);
      note(effect, counts);
      if (effect.kind === 'doubt')
        bad.push({ line: row.line, column: effect.column, reason: reasonOf(effect) });
      progress(`${index + 1}/${answer.rows.length}`, index + 1 === answer.rows.length);
    }
    for (const row of bad.sort((a, b) => a.line - b.line))
      complain(`Renglón ${row.line}, ${row.column || 'renglón'}: ${REASONS[row.reason] ?? row.reason}.`);
    return say(
      `Pagados: ${counts.paid} (saldo a favor: ${counts.surplus}). Rechazados: ${counts.refused}. ` +
        `Devueltos: ${counts.reversed}. Bajas: ${counts.cancelled}. Sin cambios: ${counts.unchanged}. ` +
        `Para revisar: ${bad.length}.`,
    );
  });
}

function note(effect: RowEffect, counts: Record<string, number>): void {
  if (effect.kind === 'doubt') {
    if (effect.reason === 'late_reversal') counts.reversed = (counts.reversed ?? 0) + 1;
    return;
  }
  counts[effect.kind] = (counts[effect.kind] ?? 0) + 1;
  if (effect.kind === 'paid' && effect.surplus) counts.surplus = (counts.surplus ?? 0) + 1;
}

const reasonOf = (effect: Extract<RowEffect, { kind: 'doubt' }>) =>
  effect.kept ? `${effect.reason} kept` : effect.reason;

const REASONS: Record<string, string> = {
  unknown_order: 'no hay un débito con ese código',
  'unknown_order kept': 'no hay un débito con ese código; el importe quedó anotado sin imputar',
  unknown_enrolment: 'no hay una adhesión con ese código',
  never_sent: 'ese débito nunca se mandó al banco',
  'never_sent kept': 'ese débito nunca se mandó al banco; el importe quedó anotado sin imputar',
  other_amount: 'el importe no es el del débito',
  'other_amount kept': 'el importe no es el del débito; quedó anotado sin imputar',
  paid_before: 'el banco ya lo había informado como pagado: no se cambió',
  late_reversal: `pasaron más de 30 días desde el débito; la devolución se registró igual`,
  unknown_value: 'valor desconocido',
  missing: 'falta',
  not_an_amount: 'no es un importe (1234.50)',
  not_a_date: 'no es una fecha (AAAA-MM-DD)',
  field_count: 'no tiene la misma cantidad de columnas que el encabezado',
  unterminated_quote: 'comillas sin cerrar',
  stray_quote: 'comillas fuera de lugar',
  not_utf8: 'no es UTF-8',
  too_long: 'es demasiado largo',
} satisfies Record<string, string> & Partial<Record<DoubtReason, string>>;

function whyRefused(answer: Exclude<Answer, { kind: 'read' }>): string {
  if (answer.kind === 'unreadable') return 'No se pudo leer el archivo como CSV. No se tomó nada.';
  return `Faltan columnas: ${answer.columns.join(', ')}. No se tomó nada.`;
}
