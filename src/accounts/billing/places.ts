import { emailKey } from '../../identity/store.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import type { Account } from '../account.ts';
import { listLinkedAccounts, otherUsersOf } from '../store.ts';

/** Where the bills and confirmations of one account go, as one of its users sees it (D7). */
export interface BillingPlace {
  account: Account;
  email: string;
  /** Nobody said where: each payer's own login counts, and would go on counting after it changed. */
  follows: boolean;
  /** The mailbox may be another user's, who did not show it to this one (D31). */
  foreign: boolean;
}

interface Login {
  userId: string;
  email: string;
}

/** The places of a user's accounts, in the order of MIS CUENTAS. */
export async function billingPlaces(db: Db, login: Login, limit: number): Promise<BillingPlace[]> {
  const accounts = await listLinkedAccounts(db, login.userId, { limit });
  return placesOf(db, login, accounts);
}

export async function billingPlaceOf(db: Db, login: Login, account: Account): Promise<BillingPlace> {
  const [place] = await placesOf(db, login, [account]);
  if (!place) throw new Error(`no billing place of ${account.number}`);
  return place;
}

async function placesOf(db: Db, login: Login, accounts: readonly Account[]): Promise<BillingPlace[]> {
  const numbers = accounts.map((account) => account.number);
  if (numbers.length === 0) return [];
  const confirmed = await confirmedEmails(db, numbers);
  const shared = await otherUsersOf(db, login.userId, numbers);
  const enrolled = await enrolledBy(db, login.userId, numbers);
  return accounts.map((account) => {
    const said = confirmed.get(account.number) ?? account.ebillEmail;
    const isShared = shared.has(account.number);
    return {
      account,
      email: said ?? login.email,
      follows: said === null && isShared && !enrolled.has(account.number),
      foreign: said !== null && isShared && emailKey(said) !== emailKey(login.email),
    };
  });
}

async function confirmedEmails(db: Db, numbers: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('billing_emails')
    .select(['account_number as number', 'email'])
    .where('account_number', 'in', numbers)
    .execute();
  return new Map(rows.map((row) => [row.number, row.email]));
}

/** Read here and not in `digital-bill`, which needs `accounts` for its own pages. */
async function enrolledBy(db: Db, userId: string, numbers: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('digital_bill_enrolments')
    .select('account_number as number')
    .where('account_number', 'in', numbers)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.number));
}

/** Says where an account's bills and confirmations go from now on. The mailbox must be a confirmed one. */
export async function saveBillingEmail(
  tx: Tx,
  clock: Clock,
  { number, email }: { number: string; email: string },
): Promise<void> {
  const row = { account_number: number, email, confirmed_at: instant(clock) };
  await tx
    .insertInto('billing_emails')
    .values(row)
    .onConflict((conflict) => conflict.column('account_number').doUpdateSet(row))
    .execute();
}

/**
 * Before a login changes: what went to it by default goes on to the mailbox that it was (A044). Where several users
 * share an account and none of its bills go to this one, nothing is said, or the others' confirmations would follow.
 */
export async function keepBillingEmails(tx: Tx, clock: Clock, login: Login): Promise<void> {
  const places = await billingPlaces(tx, login, Number.MAX_SAFE_INTEGER);
  const confirmed = await confirmedEmails(
    tx,
    places.map(({ account }) => account.number),
  );
  for (const { account, email, follows } of places) {
    if (follows || account.ebillEmail !== null || confirmed.has(account.number)) continue;
    await saveBillingEmail(tx, clock, { number: account.number, email });
  }
}
