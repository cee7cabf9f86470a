import type { Account } from '../../accounts/account.ts';
import { surnameMatches } from '../../accounts/linking/proof.ts';
import { accountKey } from '../../accounts/number.ts';
import { findAccountByNumber, otherUsersOf } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Limit } from '../../http/rate-limit.ts';
import { registrationsOfAccount } from '../../identity/registrations.ts';
import { emailKey, emailsOf } from '../../identity/store.ts';
import type { Db } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';

/** What somebody typed to find a username of theirs. */
export interface UsernameLookup {
  account: string;
  surname: string;
  /** Any bill of the last 36 months; null when none was typed. */
  invoice: string | null;
}

export interface UsernameTry {
  lookup: UsernameLookup;
  address: string;
}

/** A registration that nobody has validated yet; its mail can be sent again by `id`. */
export interface WaitingUsername {
  id: string;
  email: string;
}

export interface FoundUsernames {
  users: string[];
  waiting: WaitingUsername[];
  invoice: 'none' | 'right' | 'wrong';
}

export type RecoverDeps = Pick<Deps, 'db' | 'clock' | 'limits' | 'config'>;

const INVOICE_YEARS = 3;

/**
 * The usernames of an account (D2), or null: an unknown account, a wrong surname and an account without users cost the
 * same queries and are not told apart. A wrong bill counts as a failure too, since the right one shows more. Throws
 * `too_many` when the limits are reached.
 */
export async function recoverUsernames(
  deps: RecoverDeps,
  { lookup, address }: UsernameTry,
): Promise<FoundUsernames | null> {
  const limits = limitsOf(lookup, address);
  await deps.limits.take(limits);
  const account = await findAccountByNumber(deps.db, lookup.account);
  const proven = account && surnameMatches(account, lookup.surname) ? account : null;
  const found = await usernamesOf(deps, proven, lookup.invoice);
  const none = found.users.length === 0 && found.waiting.length === 0;
  if (!none && found.invoice !== 'wrong') await deps.limits.giveBack(limits);
  return none ? null : found;
}

async function usernamesOf(
  deps: RecoverDeps,
  account: Account | null,
  invoice: string | null,
): Promise<FoundUsernames> {
  const number = account?.number ?? '';
  const ids = (await otherUsersOf(deps.db, '', [number])).get(number) ?? [];
  const users = [...(await emailsOf(deps.db, ids)).values()].sort();
  const registered = await registrationsOfAccount(deps.db, deps.clock, number);
  const today = localDate(deps.clock.now(), deps.config.timeZone);
  const bills = await listBillKeys(deps.db, number, yearsBefore(today, INVOICE_YEARS));
  const known = new Set(users.map(emailKey));
  const waiting: WaitingUsername[] = [];
  for (const { id, email } of registered) {
    if (known.has(emailKey(email))) continue;
    known.add(emailKey(email));
    waiting.push({ id, email });
  }
  return { users, waiting, invoice: judgeInvoice(invoice, bills) };
}

function judgeInvoice(typed: string | null, bills: ReadonlySet<string>): FoundUsernames['invoice'] {
  if (typed === null) return 'none';
  return bills.has(accountKey(typed)) ? 'right' : 'wrong';
}

async function listBillKeys(db: Db, accountNumber: string, since: LocalDate): Promise<Set<string>> {
  const rows = await db
    .selectFrom('invoices')
    .select('number')
    .where('account_number', '=', accountNumber)
    .where('issued_on', '>=', since)
    .execute();
  return new Set(rows.map((row) => accountKey(row.number)));
}

/** For comparing only: of 29 February it makes a day that does not exist, which sorts where it should. */
const yearsBefore = (day: LocalDate, years: number): LocalDate =>
  `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;

function limitsOf({ account }: UsernameLookup, address: string): Limit[] {
  const key = accountKey(account);
  return [
    { key: `username pair ${key} ${address}`, failures: 5, windowSeconds: 900 },
    { key: `username address ${address}`, failures: 30, windowSeconds: 3600 },
    { key: `username account ${key}`, failures: 50, windowSeconds: 86_400 },
  ];
}
