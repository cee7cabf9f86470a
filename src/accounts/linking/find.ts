import type { Db } from '../../kit/database.ts';
import type { Account } from '../account.ts';
import { accountKey } from '../number.ts';
import { findAccountByNumber } from '../store.ts';
import type { Proof } from './proof.ts';
import { surnameAndPostcodeMatch } from './proof.ts';

declare const proven: unique symbol;

/** An account of which somebody has shown that it is theirs (D4): only the proof below makes one. */
export interface ProvenAccount {
  readonly [proven]: true;
  readonly account: Account;
}

/** What somebody typed to find an account of theirs. */
export interface Lookup {
  number: string;
  proof: Proof;
}

/** The account when the proof holds. An unknown number and a wrong proof are not told apart. */
export async function findProvenAccount(db: Db, lookup: Lookup): Promise<ProvenAccount | null> {
  const account = await findAccountByNumber(db, lookup.number);
  if (!account || !(await proves(db, account, lookup.proof))) return null;
  return { account } as ProvenAccount;
}

/** The account of a proof that held when it was given: a registration keeps its number until the mailbox is confirmed. */
export async function recallProvenAccount(db: Db, number: string): Promise<ProvenAccount | null> {
  const account = await findAccountByNumber(db, number);
  return account ? ({ account } as ProvenAccount) : null;
}

function proves(db: Db, account: Account, proof: Proof): boolean | Promise<boolean> {
  if (proof.kind === 'surname+postcode') return surnameAndPostcodeMatch(account, proof);
  return hasInvoice(db, account.number, proof.invoiceNumber);
}

/** Read here and not in `invoices`, which needs `accounts` for its own pages. */
async function hasInvoice(db: Db, accountNumber: string, typed: string): Promise<boolean> {
  const key = accountKey(typed);
  if (key === '') return false;
  const rows = await db
    .selectFrom('invoices')
    .select('number')
    .where('account_number', '=', accountNumber)
    .execute();
  return rows.some((row) => accountKey(row.number) === key);
}
