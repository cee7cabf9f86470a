import type { BillingAccount } from '../../src/accounts/intake.ts';
import { takeAccounts } from '../../src/accounts/intake.ts';
import { addLink } from '../../src/accounts/store.ts';
import type { Deps } from '../../src/deps.ts';
import { addUser, emailKey } from '../../src/identity/store.ts';
import { transact } from '../../src/kit/database.ts';

/** What Bruno Pérez finds on his bill: account 100000003 of the demo is linked to nobody. */
export const BRUNO = { cuenta: '100.000.003', apellido: 'pérez', codigoPostal: 'M5501XAB' };
export const BRUNO_BILL = { cuenta: '100000003', factura: 'b-1003 11' };

export function account(number: string, more: Partial<BillingAccount> = {}): BillingAccount {
  return {
    number,
    holder_name: 'GÓMEZ, ANA MARÍA',
    holder_surname: 'GÓMEZ',
    tax_id: null,
    service_address: 'Perú 845',
    locality: 'Mendoza',
    postcode: '5500',
    category: 'residential',
    service: 'unmetered',
    meter_number: null,
    built_area_m2: null,
    status: 'active',
    closed_on: null,
    collection: 'portal',
    collection_note: null,
    ebill_email: null,
    bill_label: null,
    latitude: null,
    longitude: null,
    zone: null,
    customer_id: null,
    ...more,
  };
}

export async function takeIn({ db }: Deps, accounts: BillingAccount[]): Promise<void> {
  await transact(db, async (tx) => {
    await takeAccounts(tx, accounts);
  });
}

export async function userIdOf({ db }: Deps, email: string): Promise<string> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('email_key', '=', emailKey(email))
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A login that nobody signs in with. */
export async function stranger({ db, clock }: Deps, email: string): Promise<string> {
  return transact(db, (tx) => addUser(tx, clock, { email, passwordHash: 'none' }));
}

export async function link({ db, clock }: Deps, userId: string, ...numbers: string[]): Promise<void> {
  await transact(db, async (tx) => {
    for (const number of numbers) await addLink(tx, clock, { userId, number });
  });
}

export async function linkedNumbers({ db }: Deps, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account_links')
    .select('account_number')
    .where('user_id', '=', userId)
    .orderBy('account_number')
    .execute();
  return rows.map((row) => row.account_number);
}

/** What was mailed about accounts; a sign-in from a new browser has a letter of its own. */
export async function mails({ db }: Deps) {
  const letters = await db.selectFrom('outbox').selectAll().orderBy('recipient').execute();
  return letters.filter((letter) => !letter.dedupe_key.startsWith('sign-in'));
}

/** What was done with accounts, sign-ins left out. */
export async function trail({ db }: Deps) {
  return db
    .selectFrom('audit_trail')
    .selectAll()
    .where('account_number', 'is not', null)
    .orderBy('at')
    .orderBy('account_number')
    .execute();
}
