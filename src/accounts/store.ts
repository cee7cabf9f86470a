import { sql } from 'kysely';
import type { Clock } from '../kit/clock.ts';
import { hotQuery } from '../kit/database/hot-query.ts';
import type { Db, Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { foldText } from '../kit/text.ts';
import type { Account } from './account.ts';
import { accountKey } from './number.ts';

/** What an `Account` is read from, of a table called `a`. */
export const ACCOUNT = [
  'a.number as number',
  'a.holder_name as holderName',
  'a.holder_surname as holderSurname',
  'a.service_address as serviceAddress',
  'a.locality as locality',
  'a.postcode as postcode',
  'a.category as category',
  'a.service as service',
  'a.meter_number as meterNumber',
  'a.status as status',
  'a.closed_on as closedOn',
  'a.collection as collection',
  'a.collection_note as collectionNote',
  'a.ebill_email as ebillEmail',
  'a.bill_label as billLabel',
  'a.customer_id as customerId',
] as const;

const linkedAccount = hotQuery((db: Db, userId: string, number: string) =>
  db
    .selectFrom('account_links as l')
    .innerJoin('accounts as a', 'a.number', 'l.account_number')
    .select(ACCOUNT)
    .where('l.user_id', '=', userId)
    .where('l.account_number', '=', number),
);

/** An account that the user has linked; null hides whether it exists at all. */
export async function findLinkedAccount(db: Db, userId: string, number: string): Promise<Account | null> {
  return (await linkedAccount(db, userId, number))[0] ?? null;
}

/** The first of the user's accounts, for the switcher of every page. */
export const listFirstAccounts: (db: Db, userId: string, limit: number) => Promise<Account[]> = hotQuery(
  (db: Db, userId: string, limit: number) =>
    db
      .selectFrom('account_links as l')
      .innerJoin('accounts as a', 'a.number', 'l.account_number')
      .select(ACCOUNT)
      .where('l.user_id', '=', userId)
      .orderBy('a.status')
      .orderBy('a.number')
      .limit(limit),
);

/** The user's accounts by number; `search` matches a part of the number, however it is spaced, or of the label. */
export async function listLinkedAccounts(
  db: Db,
  userId: string,
  options: { search?: string; limit: number },
): Promise<Account[]> {
  const search = (options.search ?? '').trim();
  const key = accountKey(search);
  return await db
    .selectFrom('account_links as l')
    .innerJoin('accounts as a', 'a.number', 'l.account_number')
    .select(ACCOUNT)
    .where('l.user_id', '=', userId)
    .$if(search !== '', (query) =>
      query.where((where) =>
        where.or([
          ...(key === '' ? [] : [where('a.number_key', 'like', `%${key}%`)]),
          where(sql`lower(a.bill_label)`, 'like', sql`${`%${escapeLike(search)}%`} escape '!'`),
        ]),
      ),
    )
    .orderBy('a.status')
    .orderBy('a.number')
    .limit(options.limit)
    .execute();
}

/** In lower case and with the wildcards taken literally. */
const escapeLike = (text: string) => text.toLowerCase().replace(/[!%_]/g, '!$&');

/** Any account by a number as typed. Only proof (D4) may lead from here to its data. */
export async function findAccountByNumber(db: Db, typed: string): Promise<Account | null> {
  const key = accountKey(typed);
  if (key === '') return null;
  const row = await db
    .selectFrom('accounts as a')
    .select(ACCOUNT)
    .where('a.number_key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Accounts of the same customer that the user has not linked; only for a user who has linked one of them. The holder
 * must be the same too: what was proven is who that is, and a reused customer number must not open a stranger's bills.
 */
export async function listSiblings(db: Db, userId: string, account: Account): Promise<Account[]> {
  if (!account.customerId) return [];
  const holder = foldText(account.holderName);
  const ofCustomer = await db
    .selectFrom('accounts as a')
    .select(ACCOUNT)
    .where('a.customer_id', '=', account.customerId)
    .where('a.number', '!=', account.number)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account_links as l')
            .select(sql`1`.as('one'))
            .whereRef('l.account_number', '=', 'a.number')
            .where('l.user_id', '=', userId),
        ),
      ),
    )
    .orderBy('a.number')
    .limit(100)
    .execute();
  return ofCustomer.filter((one) => foldText(one.holderName) === holder);
}

/** Answers whether the link is new; a second one changes nothing. */
export async function addLink(
  tx: Tx,
  clock: Clock,
  link: { userId: string; number: string },
): Promise<boolean> {
  const result = await tx
    .insertInto('account_links')
    .values({ user_id: link.userId, account_number: link.number, linked_at: instant(clock) })
    .onConflict((conflict) => conflict.columns(['user_id', 'account_number']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function removeLink(tx: Tx, link: { userId: string; number: string }): Promise<void> {
  await tx
    .deleteFrom('account_links')
    .where('user_id', '=', link.userId)
    .where('account_number', '=', link.number)
    .execute();
}

/** Who else sees some accounts: number → the other users' ids. */
export async function otherUsersOf(
  db: Db,
  userId: string,
  numbers: string[],
): Promise<Map<string, string[]>> {
  const others = new Map<string, string[]>();
  if (numbers.length === 0) return others;
  const rows = await db
    .selectFrom('account_links')
    .select(['account_number as number', 'user_id as userId'])
    .where('account_number', 'in', numbers)
    .where('user_id', '!=', userId)
    .execute();
  for (const row of rows) others.set(row.number, [...(others.get(row.number) ?? []), row.userId]);
  return others;
}

/** Where bills and confirmations of an account go (D7): what was confirmed here, what the billing system says, or the login. */
export async function billingEmailOf(db: Db, account: Account, login: string | null): Promise<string | null> {
  const row = await db
    .selectFrom('billing_emails')
    .select('email')
    .where('account_number', '=', account.number)
    .executeTakeFirst();
  return row?.email ?? account.ebillEmail ?? login;
}
