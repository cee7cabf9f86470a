import assert from 'node:assert/strict';
import type { CustomerAccess } from '../../../../src/accounts/access.ts';
import { resume, setCap, skipOrder } from '../../../../src/direct-debit/enrolment/control.ts';
import { cancelEnrolment, enrol } from '../../../../src/direct-debit/enrolment/enrol.ts';
import { genericCsv } from '../../../../src/direct-debit/layouts/generic-csv.ts';
import { announceDebits } from '../../../../src/direct-debit/orders/announce.ts';
import { cutOrders } from '../../../../src/direct-debit/orders/cut.ts';
import { writeFiles } from '../../../../src/direct-debit/orders/files.ts';
import { listOrders } from '../../../../src/direct-debit/orders/store.ts';
import { addBusinessDays } from '../../../../src/kit/argentina/business-days.ts';
import { daysBetween } from '../../../../src/kit/dates.ts';
import { localDate } from '../../../../src/kit/intl/zone.ts';
import { discardPlan } from '../../../../src/plans/life/discard.ts';
import { findOffer } from '../../../../src/plans/offer/find.ts';
import { generatePlan } from '../../../../src/plans/offer/generate.ts';
import { quoteOf } from '../../../../src/plans/offer/words.ts';
import { findLivePlan } from '../../../../src/plans/store.ts';
import type { Happening } from '../happenings.ts';
import type { World } from '../world.ts';
import { handIn } from './bank.ts';
import { TIME_ZONE } from './office.ts';

const REQUESTER = {
  name: 'Ana María Gómez',
  document: '27201112228',
  phone: '261 555-0123',
  email: 'ana.gomez@example.com',
};
const BANK_ACCOUNT = { cbu: '2850590940090418135201', taxId: '20055361682', holder: 'Ana María Gómez' };
const LOW_CAP_CENTS = 1_000_000;

/** The page of plans is loaded; what it shows is what its form will send. */
export async function look({ office, offers }: World, { account }: CustomerAccess): Promise<void> {
  const found = await findOffer(office.deps, account);
  const options = found.kind === 'offer' ? found.offer.options : [];
  offers.set(
    account.number,
    new Map(
      options.map((option) => [
        option.count,
        found.kind === 'offer' ? quoteOf(found.offer.debt, option) : '',
      ]),
    ),
  );
}

/** *Confirmar plan* on the page as it was loaded, however old it is. */
export async function agree(world: World, access: CustomerAccess, count: number): Promise<void> {
  const { number } = access.account;
  if (!world.offers.get(number)?.size) await look(world, access);
  const quote = world.offers.get(number)?.get(count);
  if (quote === undefined) return;
  const generated = await generatePlan(world.office.deps, access, {
    ...{ count, quote, requester: REQUESTER, language: 'es', email: REQUESTER.email },
  });
  world.offers.delete(number);
  if (generated.kind === 'generated') world.tally['plan generated'] += 1;
  if (generated.kind === 'changed') world.tally['plan offer that had changed'] += 1;
}

export async function giveUpPlan({ office, tally }: World, access: CustomerAccess): Promise<void> {
  const plan = await findLivePlan(office.db, access.account.number, today(office));
  if (plan && (await discardPlan(office.deps, access, plan.id))) tally['plan given up'] += 1;
}

const today = ({ clock }: World['office']) => localDate(clock.now(), TIME_ZONE);

export type OfDebit = 'enrol' | 'unenrol' | 'resume' | 'cap' | 'uncap';

export async function arrangeDebit(world: World, access: CustomerAccess, what: OfDebit): Promise<void> {
  const { office, tally } = world;
  switch (what) {
    case 'enrol': {
      const done = await enrol(office.deps, access, { bankAccount: BANK_ACCOUNT, language: 'es' });
      if (done.kind === 'enrolled') tally.enrolled += 1;
      return;
    }
    case 'unenrol':
      if (await cancelEnrolment(office.deps, access)) tally['enrolment cancelled'] += 1;
      return;
    case 'resume':
      if (await resume(office.deps, access)) tally['enrolment resumed'] += 1;
      return;
    case 'cap':
    case 'uncap':
      if (await setCap(office.deps, access, what === 'cap' ? LOW_CAP_CENTS : null)) tally['cap set'] += 1;
  }
}

export async function skip(
  { office, tally }: World,
  access: CustomerAccess,
  { of, what }: Extract<Happening, { what: 'skip' | 'unskip' }>,
): Promise<void> {
  const wanted = what === 'skip' ? 'announced' : 'skipped';
  const orders = (await listOrders(office.db, access.account.number)).filter(({ state }) => state === wanted);
  const order = orders.at(-1 - of) ?? orders[0];
  if (!order || !(await skipOrder(office.deps, access, { id: order.id, skip: what === 'skip' }))) return;
  tally[what === 'skip' ? 'debit skipped' : 'debit after all'] += 1;
}

/** `debits cut`, and the file goes to the bank. */
export async function cut(world: World): Promise<void> {
  const { deps } = world.office;
  await announceDebits(deps);
  await cutOrders(deps, today(world.office));
  for (const file of await writeFiles({ ...deps, layout: genericCsv })) handIn(world, file);
}

export async function clockToCut({ office }: World): Promise<void> {
  const row = await office.db
    .selectFrom('debit_orders')
    .select('debit_on')
    .where('state', '=', 'announced')
    .where('debit_on', '>', today(office))
    .orderBy('debit_on')
    .executeTakeFirst();
  if (!row) return;
  let days = daysBetween(today(office), row.debit_on) - 1;
  while (days > 0 && addBusinessDays(dayIn(office, days - 1), 2, new Set()) >= row.debit_on) days -= 1;
  assert.ok(days < 90);
  office.clock.advance(days * 24 * 60);
}

const dayIn = ({ clock }: World['office'], days: number) =>
  localDate(new Date(clock.now().getTime() + days * 86_400_000), TIME_ZONE);
