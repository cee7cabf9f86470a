import type { Config } from '../config.ts';
import { clockOf } from '../config.ts';
import type { Db } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { createLog } from '../kit/log.ts';
import { askCheaply } from '../payments/alerts/silence.ts';
import { createPlatform, loopbackUrl } from '../payments/platforms/configured.ts';
import type { Call, CallHealth } from '../payments/platforms/health/health.ts';
import { CALLS, reasonOf } from '../payments/platforms/health/health.ts';
import { countNotices, countOpenAttempts } from '../payments/platforms/health/overview.ts';
import { readHealth } from '../payments/platforms/health/store.ts';
import type { PaymentPlatform } from '../payments/platforms/platform.ts';
import { findLastSweep } from '../payments/sweep/nightly.ts';
import type { Command } from './command.ts';
import { EXIT, say } from './command.ts';
import { withDatabase } from './database.ts';
import type { Words } from './waiting.ts';
import { sayTable, sayWaiting, wordsFor } from './waiting.ts';

export const platformCommand: Command = {
  arguments: '',
  help: [
    'Muestra si la plataforma de pago responde ahora, lo que el portal vio de ella y lo que espera a una persona.',
    'Solo lee: no cambia ningún pago. El portal puede estar abierto o cerrado.',
    'Termina con 0 si la plataforma responde y con 69 si no.',
  ].join('\n'),
  run: (config) =>
    withDatabase(config, async ({ db }) => {
      const clock = clockOf(config);
      const log = createLog('silent');
      const platform = createPlatform(config, { clock, log, port: config.port });
      const view = { db, platform, now: instant(clock), words: wordsFor(config) };
      say(`Plataforma: ${platform.label} (${platform.name})`);
      say(`Páginas en ${platform.origins.join(', ')}; consultas a ${apiOf(config)}`);
      const began = clock.now().getTime();
      const failure = await askCheaply(platform, view.now);
      const ms = Math.max(0, clock.now().getTime() - began);
      say(`Ahora: ${failure === null ? 'responde' : `no responde (${reasonOf(failure)})`}, ${inSeconds(ms)}`);
      await sayCalls(view);
      await sayNotices(view);
      await sayOpenAttempts(view);
      await sayWaiting(view);
      await saySweep(view);
      return failure === null ? EXIT.done : EXIT.notRunning;
    }),
};

const apiOf = (config: Config) =>
  config.mercadopago?.api ?? config.stripe?.api ?? loopbackUrl(config, config.port);

interface View {
  db: Db;
  platform: PaymentPlatform;
  now: Instant;
  words: Words;
}

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const CALL_NAMES: Record<Call, string> = {
  create: 'abrir un pago',
  lookup: 'consultar un pago',
  expire: 'cerrar un pago',
  list: 'pedir la lista',
  attemptOf: 'leer un aviso',
  notice: 'avisos recibidos',
};

async function sayCalls({ db, platform, words }: View): Promise<void> {
  const health = await readHealth(db, platform.name);
  const rows = CALLS.flatMap((call) => {
    const known = health[call];
    return known && call !== 'notice' ? [rowOf(CALL_NAMES[call], known, words)] : [];
  });
  const header = ['', 'respondió', 'en', 'lenta', 'falló', 'seguidas', 'motivo'];
  sayTable('Lo último que vio el portal', header, rows);
}

function rowOf(name: string, known: CallHealth, { at }: Words): string[] {
  const refused = known.lastRefusalAt !== null && known.lastRefusalAt === known.lastAnswerAt;
  const why = refused && known.failuresInRow === 0 ? `rechazó: ${known.lastRefusal}` : known.lastFailure;
  return [
    name,
    at(known.lastAnswerAt),
    known.lastAnswerMs === null ? '-' : inSeconds(known.lastAnswerMs),
    at(known.lastSlowAt),
    at(known.lastFailureAt),
    String(known.failuresInRow),
    why ?? '',
  ];
}

async function sayNotices({ db, platform, now, words }: View): Promise<void> {
  const { received, lastReceivedAt, waiting, oldestWaitingAt } = await countNotices(db, platform.name, now);
  const { notice } = await readHealth(db, platform.name);
  say('\nAvisos de la plataforma');
  say(`  recibidos en las últimas 24 horas: ${received}; el último: ${words.at(lastReceivedAt)}`);
  say(
    `  rechazados, el último: ${words.at(notice?.lastFailureAt ?? null)}; ` +
      `desde el último bueno: ${notice?.failuresInRow ?? 0}`,
  );
  say(`  en espera: ${waiting}${waiting > 0 ? `; el más viejo: ${words.at(oldestWaitingAt)}` : ''}`);
}

async function sayOpenAttempts({ db, words }: View): Promise<void> {
  const rows = (await countOpenAttempts(db)).map((one) => [
    STATES[one.state] ?? one.state,
    String(one.count),
    words.at(one.oldestAt),
    words.at(one.nextCheckAt),
  ]);
  sayTable('Intentos sin terminar', ['estado', 'cuántos', 'el más viejo', 'próxima consulta'], rows);
}

const STATES: Record<string, string> = {
  created: 'registrado',
  redirected: 'en la plataforma',
  unknown: 'sin respuesta',
  processing: 'en proceso',
};

async function saySweep({ db, platform, words }: View): Promise<void> {
  const last = await findLastSweep(db, platform);
  if (last === null) return void say('\nÚltima comparación de la lista: ninguna todavía');
  say(`\nÚltima comparación de la lista: ${words.at(last.at)}`);
  const { report } = last;
  if (report)
    say(
      `  pagos en la lista: ${report.seen}; consultados: ${report.asked}; acreditados: ${report.settled}; ` +
        `devoluciones: ${report.refunds}; desconocidos: ${report.unknown}`,
    );
}
