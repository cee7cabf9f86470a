import assert from 'node:assert/strict';
import { sumCents } from '../../../src/kit/money.ts';
import { selectedFrom } from '../../../src/payables/selection.ts';
import { openCheckout } from '../../../src/payments/attempts/checkout.ts';
import { recordAttempt } from '../../../src/payments/attempts/start.ts';
import { findAttempt, listItems } from '../../../src/payments/attempts/store.ts';
import type { Tab } from './happenings.ts';
import type { Kind } from './tally.ts';
import type { Question, World } from './world.ts';
import { emit } from './world.ts';

/** A page of the question is loaded; what can be paid of it now is what it will send. */
export async function ask(world: World, tab: Tab, chosen: readonly number[]): Promise<void> {
  world.tabs[tab] = await load(world, fieldsOf(world, chosen));
}

async function load(world: World, fields: Question['fields']): Promise<Question | null> {
  const { payments, access } = world.shop;
  const offered = await payments.payables.list(access.account.number);
  const items = selectedFrom(offered, payments.sources, fields).filter((item) => item.obstacle === null);
  if (items.length === 0) return null;
  const ids = items.map((item) => world.owed.findIndex(({ id }) => id === item.id));
  return { fields: fieldsOf(world, ids), totalCents: sumCents(items.map((item) => item.amountCents)) };
}

function fieldsOf({ owed }: World, chosen: readonly number[]): Question['fields'] {
  const fields = { factura: [] as string[], cuota: [] as string[] };
  for (const index of chosen) {
    const item = owed[index];
    if (item) fields[item.field].push(item.id);
  }
  return fields;
}

/** *Sí, pagar* on the page that a tab shows, however old it is; a tab without one loads it first. */
export async function confirm(world: World, tab: Tab, chosen: readonly number[]): Promise<void> {
  const { payments, access } = world.shop;
  const { tally, tabs } = world;
  if (tabs[tab]) tally['confirmed a page of before'] += 1;
  else await ask(world, tab, chosen);
  const page = tabs[tab];
  if (!page) return;
  const started = await recordAttempt(payments, access, {
    fields: page.fields,
    confirmedCents: page.totalCents,
    receiptEmail: 'carla.diaz@example.com',
    language: 'es',
  });
  // Both tabs and a double click may stand on the same page: it goes away with its answer only.
  tabs[tab] = started.kind === 'changed' ? await load(world, page.fields) : null;
  if (started.kind === 'changed') tally['total had changed'] += 1;
  if (started.kind === 'taken') tally['led to the other attempt'] += 1;
  if (started.kind === 'started') await goOn(world, started.attemptId, page);
}

async function goOn(world: World, attemptId: string, page: Question): Promise<void> {
  const { payments } = world.shop;
  world.attempts.push(attemptId);
  const attempt = await findAttempt(payments.db, attemptId);
  assert.equal(attempt?.totalCents, page.totalCents, 'nobody pays another sum than the page said');
  const items = await listItems(payments.db, attemptId);
  world.tally[`attempt of ${items.length} item${items.length > 1 ? 's' : ''}` as Kind] += 1;
  const url = await openCheckout(payments, attempt);
  if (!url) return;
  world.handedOut.add(url);
  emit(world, attemptId);
}
