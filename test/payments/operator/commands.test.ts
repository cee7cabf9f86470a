import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import type { Command } from '../../../src/commands/command.ts';
import { platformCommand } from '../../../src/commands/platform.ts';
import { reconcileCommand } from '../../../src/commands/reconcile.ts';
import { settlementCommand } from '../../../src/commands/settlement.ts';
import type { Done } from '../../support/process/command.ts';
import { runCommand, runHere } from '../../support/process/command.ts';
import { until } from '../../support/until.ts';
import { freePort } from '../kill9/server.ts';
import { ledgerOf, stateOf } from '../support/books.ts';
import { BILL, METERED, NEXT_BILL } from '../support/cast.ts';
import type { RealPortal } from '../support/real-portal.ts';
import { startReal } from '../support/real-portal.ts';
import { confirmOnline, payOnline, signIn, webVisitor } from '../support/web.ts';

interface Office extends RealPortal {
  run(...args: string[]): Promise<Done>;
  runHere(command: Command, ...args: string[]): Promise<Done>;
}

async function open(t: TestContext, env: Record<string, string> = {}): Promise<Office> {
  const portal = await startReal(t, env);
  const settings = { ...env, DATA_DIR: portal.dataDir, PORT: new URL(portal.url).port };
  return {
    ...portal,
    run: (...args) => runCommand(args, settings),
    runHere: (command, ...args) => runHere(command, args, settings),
  };
}

/** Pays a bill at the platform, and does not come back. */
async function payAway(office: Office, bill = BILL): Promise<string> {
  const ana = webVisitor(office.url);
  await signIn(ana);
  await payOnline(ana, await confirmOnline(ana, [bill]), { holder: 'APRO' });
  const row = await office.store.db
    .selectFrom('payment_attempts')
    .select('id')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A real platform's configuration, with nobody at its address. */
const unreachable = async () => ({
  PAYMENT_PLATFORM: 'stripe',
  STRIPE_SECRET_KEY: 'sk_test_0123456789abcdefghij',
  STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdefghij',
  STRIPE_API: `http://127.0.0.1:${await freePort()}`,
});

test('reconcile settles what no notice told of, and settlement compares it with the collector’s file', async (t) => {
  const office = await open(t, { TEST_PLATFORM_FAULTS: 'lose-notice' });
  const id = await payAway(office);
  const done = await office.run('reconcile');
  assert.deepEqual([done.code, done.err], [0, '1/1\nLista: 1\n']);
  assert.equal(
    done.out,
    'Intentos consultados: 1. Pagados: 1.\n' +
      'Pagos en la lista: 1. Consultados: 0. Acreditados: 0. Devoluciones: 0. Desconocidos: 0.\n',
  );
  assert.equal(await stateOf(office.store.db, id), 'paid');
  assert.equal((await ledgerOf(office.store.db, id)).length, 1);
  assert.match((await office.runHere(reconcileCommand)).out, /^Intentos consultados: 0\. Pagados: 0\.$/m);

  const { provider_payment_id: payment } = await office.store.db
    .selectFrom('provider_payments')
    .select('provider_payment_id')
    .executeTakeFirstOrThrow();
  const file = join(office.dataDir, 'liquidacion.csv');
  writeFileSync(
    file,
    `Operación;Importe;Comisión;Fecha\n${payment};43000,12;1290,00;2026-01-31\nde_otro;10,00;0,30;2026-01-31\nde_otro;diez;0,30;2026-01-31\n`,
  );
  const settled = await office.run('settlement', file);
  assert.equal(settled.code, 0);
  assert.equal(settled.err, 'Renglón 4: no se entiende, quedó afuera.\n');
  assert.match(
    settled.out,
    /^Renglones nuevos: 2\. Sin cambios: 0\. Contradichos: 0\. Rechazados: 1\. Ajenos: 0\.$/m,
  );
  assert.ok(settled.out.includes(`Pago ${payment}: liquidado 43000.12, acá figura 43858.12.\n`), settled.out);
  assert.ok(settled.out.includes('Pago de_otro: liquidado 10.00, acá no figura.\n'));
  assert.match(settled.out, /^Diferencias: 2\.$/m);
  assert.match(
    (await office.runHere(settlementCommand, file)).out,
    /^Renglones nuevos: 0\. Sin cambios: 2\./m,
  );
});

test('a settlement file that is none is refused with 65, and what is missing with 64', async (t) => {
  const office = await open(t);
  const file = join(office.dataDir, 'liquidacion.csv');
  writeFileSync(file, 'Operación;Fecha\n1;2026-01-31\n');
  const short = await office.runHere(settlementCommand, file);
  assert.deepEqual(
    [short.code, short.out, short.err],
    [65, '', 'Faltan columnas: importe, comisión. No se importó nada.\n'],
  );
  assert.equal((await office.runHere(settlementCommand, join(office.dataDir, 'nada.csv'))).code, 65);
  assert.equal((await office.run('settlement')).code, 64);
  const rows = await office.store.db.selectFrom('settlement_lines').selectAll().execute();
  assert.deepEqual(rows, []);
});

test('platform tells how it answers, what the portal saw, and what waits for somebody', async (t) => {
  const office = await open(t);
  const { db } = office.store;
  const paid = await payAway(office);
  await until(async () => (await stateOf(db, paid)) === 'paid', 'the notice');
  const ana = webVisitor(office.url);
  await signIn(ana);
  await confirmOnline(ana, [NEXT_BILL]);
  const forged = await fetch(`${office.url}/avisos/prueba`, { method: 'POST', body: '{}' });
  assert.equal(forged.status, 401);
  const seen = '2026-01-31T15:00:00.000Z';
  await db
    .insertInto('provider_payments')
    .values({
      ...{ platform: 'test', provider_payment_id: 'tp_doubtful', attempt_id: paid, status: 'approved' },
      ...{ amount_cents: 100, currency: 'USD', first_seen_at: seen, updated_at: seen },
    })
    .execute();
  await db
    .insertInto('suspense_payments')
    .values({
      ...{ platform: 'test', provider_payment_id: 'tp_stray', reference: 'otro sistema' },
      ...{ amount_cents: 123_450, currency: 'ARS', first_seen_at: seen },
    })
    .execute();
  assert.equal((await office.runHere(reconcileCommand)).code, 0);

  const { code, out, err } = await office.runHere(platformCommand);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^Plataforma: Plataforma de prueba \(test\)$/m);
  assert.match(out, /^Ahora: responde, \d+\.\d s$/m);
  const day = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d';
  for (const name of ['abrir un pago', 'consultar un pago', 'pedir la lista'])
    assert.match(out, new RegExp(`^  ${name} +${day} +\\d+\\.\\d s +- +- +0$`, 'm'));
  assert.match(out, new RegExp(`recibidos en las últimas 24 horas: \\d+; el último: ${day}`));
  assert.match(out, new RegExp(`rechazados, el último: ${day}; desde el último bueno: 1`));
  assert.match(out, /en espera: 0$/m);
  assert.match(out, new RegExp(`^  en la plataforma +1 +${day} +${day}$`, 'm'));
  assert.match(
    out,
    new RegExp(`^  ${METERED} +1\\.00 USD +43858\\.12 ARS +- +2026-01-31 12:00 +tp_doubtful +${paid}$`, 'm'),
  );
  assert.match(out, /^ {2}1234\.50 ARS +2026-01-31 12:00 +tp_stray +otro sistema$/m);
  assert.match(out, new RegExp(`^Última comparación de la lista: ${day}\n  pagos en la lista: 1; `, 'm'));
});

test('a platform that is down: 69 with the reason, whether the portal runs or not', async (t) => {
  const env = await unreachable();
  const office = await open(t, env);
  const down = await office.run('platform');
  assert.equal(down.code, 69);
  assert.match(down.out, /^Plataforma: Stripe \(stripe\)$/m);
  assert.match(down.out, /^Ahora: no responde \(no answer from \S+, ECONNREFUSED\), \d+\.\d s$/m);
  assert.doesNotMatch(down.out, /sk_test/);
  const asked = await office.runHere(reconcileCommand);
  assert.equal(asked.code, 69);
  assert.match(asked.err, /La plataforma no dio su lista completa/);

  const PORT = String(await freePort());
  const closed = { ...env, DATA_DIR: office.dataDir, PORT };
  const alone = await runHere(platformCommand, [], closed);
  assert.equal(alone.code, 69);
  // What the processes that keep it saw last: the comparison that failed, not the operator's own question.
  assert.match(alone.out, /^ {2}pedir la lista +- +- +- +\S+ \S+ +1 +no answer from/m);
  const unasked = await runHere(reconcileCommand, [], closed);
  assert.deepEqual(
    [unasked.code, unasked.err],
    [69, `El portal no responde en http://127.0.0.1:${PORT}: abrilo primero.\n`],
  );
});

test('platform says what it does, and a wrong configuration is 78', async (t) => {
  const { dataDir, run } = await open(t);
  const help = await run('platform', '--help');
  assert.equal(help.code, 0);
  assert.match(help.out, /npm run portal -- platform[\s\S]*con 69 si no/);
  const wrong = await runCommand(['platform'], { DATA_DIR: dataDir, PAYMENT_PLATFORM: 'stripe' });
  assert.equal(wrong.code, 78);
  assert.match(wrong.err, /STRIPE_SECRET_KEY/);
});
