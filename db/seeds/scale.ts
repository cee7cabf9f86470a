import type { BillingAccount } from '../../src/accounts/intake.ts';
import { takeAccounts } from '../../src/accounts/intake.ts';
import { addLink } from '../../src/accounts/store.ts';
import { addUser } from '../../src/identity/store.ts';
import type { BillingInvoice } from '../../src/invoices/intake.ts';
import { takeInvoices } from '../../src/invoices/intake.ts';
import type { Clock } from '../../src/kit/clock.ts';
import type { Db, Tx } from '../../src/kit/database.ts';
import { transact } from '../../src/kit/database.ts';
import type { LocalDate } from '../../src/kit/dates.ts';
import { addDays } from '../../src/kit/dates.ts';
import { localDate } from '../../src/kit/intl/zone.ts';
import { periodsUntil } from './demo-calendar.ts';

export interface Scale {
  accounts: number;
  seed: number;
  /** With a password hash, each account gets a login of its own, `scaleEmail(index)`. */
  passwordHash?: string;
  timeZone?: string;
}

export interface Loaded {
  accounts: number;
  invoices: number;
  users: number;
}

const FIRST_ACCOUNT = 300_000_001;
const BILLS = 12;
const OPEN_BILLS = 5;
const DAYS_BETWEEN = 60;
const DAYS_TO_PAY = 15;
/** Accounts in one transaction: others may write in between. */
const BATCH = 512;

const PLACES = [
  ['Mendoza', '5500', -32.889, -68.845],
  ['Godoy Cruz', '5501', -32.925, -68.845],
  ['Guaymallén', '5521', -32.897, -68.803],
  ['Las Heras', '5539', -32.851, -68.828],
  ['Maipú', '5515', -32.98, -68.787],
] as const;
const SURNAMES = [
  'GÓMEZ',
  'PÉREZ',
  'DÍAZ',
  'QUIROGA',
  'PEÑA',
  'DI STÉFANO',
  'SOSA',
  'FUNES',
  'VIDELA',
] as const;
const GIVEN = ['ANA MARÍA', 'BRUNO', 'CARLA', 'LUIS', 'INÉS', 'TOMÁS', 'GRACIELA', 'NÉSTOR'] as const;
const STREETS = ['San Martín', 'Las Heras', 'Colón', '9 de Julio', 'Belgrano', 'Perú', 'Patricias'] as const;

export const scaleAccount = (index: number): string => String(FIRST_ACCOUNT + index);
export const scaleEmail = (index: number): string => `usuario-${index + 1}@example.com`;

/**
 * Fills a database with synthetic accounts of 12 bimonthly bills each, the newest 5 open. Accounts and bills
 * depend on the seed and the day alone; loading the same scale again changes nothing.
 */
export async function loadScale(db: Db, clock: Clock, scale: Scale): Promise<Loaded> {
  const dayAt = daysFrom(localDate(clock.now(), scale.timeZone ?? 'America/Argentina/Mendoza'));
  const loaded: Loaded = { accounts: 0, invoices: 0, users: 0 };
  for (let from = 0; from < scale.accounts; from += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, scale.accounts - from) }, (_, at) => from + at);
    const drawn = indexes.map((index) => drawAccount(index, scale.seed, dayAt));
    await transact(db, async (tx) => {
      const taken = await takeAccounts(
        tx,
        drawn.map(({ account }) => account),
      );
      const bills = await takeInvoices(
        tx,
        drawn.flatMap(({ invoices }) => invoices),
      );
      loaded.accounts += taken.added;
      loaded.invoices += bills.added;
      if (scale.passwordHash !== undefined) {
        loaded.users += await addLogins(tx, clock, { indexes, passwordHash: scale.passwordHash });
      }
    });
  }
  return loaded;
}

async function addLogins(
  tx: Tx,
  clock: Clock,
  { indexes, passwordHash }: { indexes: number[]; passwordHash: string },
): Promise<number> {
  const rows = await tx
    .selectFrom('account_links')
    .select('account_number as number')
    .where('account_number', 'in', indexes.map(scaleAccount))
    .execute();
  const linked = new Set(rows.map(({ number }) => number));
  const missing = indexes.filter((index) => !linked.has(scaleAccount(index)));
  for (const index of missing) {
    const userId = await addUser(tx, clock, { email: scaleEmail(index), passwordHash });
    await addLink(tx, clock, { userId, number: scaleAccount(index) });
  }
  return missing.length;
}

/** Each account draws from a stream of its own, so that more accounts do not change the first ones. */
function drawAccount(index: number, seed: number, dayAt: DayAt) {
  const random = mulberry32(seed + index * 2_654_435_761);
  const number = scaleAccount(index);
  const [locality, postcode, latitude, longitude] = pick(PLACES, random);
  const surname = pick(SURNAMES, random);
  const metered = random() < 0.4;
  const account: BillingAccount = {
    number,
    holder_name: `${surname}, ${pick(GIVEN, random)}`,
    holder_surname: surname,
    tax_id: null,
    service_address: `${pick(STREETS, random)} ${between(random, 100, 4800)}`,
    locality,
    postcode,
    category: 'residential',
    service: metered ? 'metered' : 'unmetered',
    meter_number: metered ? `M${number}` : null,
    built_area_m2: between(random, 45, 320),
    status: 'active',
    closed_on: null,
    collection: 'portal',
    collection_note: null,
    ebill_email: null,
    bill_label: null,
    latitude: latitude + (random() - 0.5) / 40,
    longitude: longitude + (random() - 0.5) / 40,
    zone: `Z${between(random, 1, 12)}`,
    customer_id: `K${number}`,
  };
  return { account, invoices: drawInvoices(number, random, dayAt) };
}

function drawInvoices(account: string, random: () => number, dayAt: DayAt): BillingInvoice[] {
  const newestDue = between(random, 3, 14);
  const usual = between(random, 900_000, 6_000_000);
  const periods = periodsUntil(dayAt(newestDue - DAYS_TO_PAY), 'bimonthly', BILLS);
  return periods.map((period, at) => {
    const due = newestDue + (at - BILLS + 1) * DAYS_BETWEEN;
    const cents = Math.round(usual * (0.85 + random() * 0.3));
    const paid = at < BILLS - OPEN_BILLS;
    return {
      number: `S-${account}-${String(at + 1).padStart(2, '0')}`,
      account_number: account,
      kind: 'service',
      period,
      issued_on: dayAt(due - DAYS_TO_PAY),
      due_on: dayAt(due),
      second_due_on: dayAt(due + 10),
      amount_cents: cents,
      second_amount_cents: Math.round((cents * 103) / 100),
      amount_due_cents: null,
      status: paid ? 'paid' : 'open',
      paid_on: paid ? dayAt(due - between(random, 0, 9)) : null,
    };
  });
}

type DayAt = (offset: number) => LocalDate;

/** Days by their distance from today; a million bills share a few hundred of them. */
function daysFrom(today: LocalDate): DayAt {
  const days = new Map<number, LocalDate>();
  return (offset) => {
    const day = days.get(offset) ?? addDays(today, offset);
    days.set(offset, day);
    return day;
  };
}

const between = (random: () => number, low: number, high: number) =>
  low + Math.floor(random() * (high - low + 1));

const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)] as T;

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
