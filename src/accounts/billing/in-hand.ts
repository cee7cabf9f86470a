import { hotQuery } from '../../kit/database/hot-query.ts';
import type { Db } from '../../kit/database.ts';
import type { Account } from '../account.ts';
import { ACCOUNT } from '../store.ts';
import type { AccountEnrolments } from './enrolments.ts';
import { toEnrolments } from './enrolments.ts';

/** Whether there is anything of a kind at all: most accounts have few of these, and what is not there is not asked for. */
export interface Holdings {
  /** The user has linked other accounts. */
  others: boolean;
  /** Something is to be told on the next page. */
  notices: boolean;
  /** A plan that waits for its first payment or is in force. */
  plan: boolean;
  /** It is enrolled in direct debit, suspended or not. */
  debit: boolean;
  /** Charges that are not paid. */
  charges: boolean;
  /** Bills in other hands: being paid, in a plan, at the bank, declined a moment ago. */
  claims: boolean;
  /** Money of its payments that went back, or that paid nothing. */
  exceptions: boolean;
}

export interface AccountInHand {
  account: Account;
  enrolments: AccountEnrolments;
  has: Holdings;
}

/**
 * Read here and not in the capabilities that own the tables: they need `accounts`, and one statement answers for all
 * of them.
 */
const linked = hotQuery((db: Db, userId: string, number: string) =>
  db
    .selectFrom('account_links as l')
    .innerJoin('accounts as a', 'a.number', 'l.account_number')
    .leftJoin('digital_bill_enrolments as b', (join) =>
      join.onRef('b.account_number', '=', 'a.number').on('b.ended_at', 'is', null),
    )
    .leftJoin('direct_debit_enrolments as d', (join) =>
      join.onRef('d.account_number', '=', 'a.number').on('d.ended_at', 'is', null),
    )
    .select(ACCOUNT)
    .select(['b.id as bill', 'd.id as debit', 'd.suspended_at as suspendedAt'])
    .where('l.user_id', '=', userId)
    .where('l.account_number', '=', number)
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom('account_links as o')
          .select('o.user_id')
          .whereRef('o.user_id', '=', 'l.user_id')
          .whereRef('o.account_number', '!=', 'l.account_number'),
      ).as('others'),
      exists(
        selectFrom('account_notices as n')
          .select('n.id')
          .whereRef('n.account_number', '=', 'l.account_number')
          .where((notice) =>
            notice.not(
              notice.exists(
                notice
                  .selectFrom('account_notice_reads as r')
                  .select('r.notice_id')
                  .whereRef('r.notice_id', '=', 'n.id')
                  .whereRef('r.user_id', '=', 'l.user_id'),
              ),
            ),
          ),
      ).as('notices'),
      exists(
        selectFrom('plans as p')
          .select('p.id')
          .whereRef('p.account_number', '=', 'l.account_number')
          .where('p.state', 'in', ['generated', 'active']),
      ).as('plan'),
      exists(
        selectFrom('charges as c')
          .select('c.number')
          .whereRef('c.account_number', '=', 'l.account_number')
          .where('c.status', '=', 'pending')
          .where('c.settled_at', 'is', null),
      ).as('charges'),
      exists(
        selectFrom('payable_claims as k')
          .select('k.id')
          .whereRef('k.account_number', '=', 'l.account_number')
          .where('k.state', 'in', ['live', 'cooling']),
      ).as('claims'),
      exists(
        selectFrom('ledger_entries as e')
          .select('e.id')
          .whereRef('e.account_number', '=', 'l.account_number')
          .where('e.kind', '!=', 'credit'),
      ).as('exceptions'),
    ]),
);

/** An account that the user has linked, with what its pages ask of it; null hides whether it exists at all. */
export async function findInHand(db: Db, userId: string, number: string): Promise<AccountInHand | null> {
  const [row] = await linked(db, userId, number);
  if (!row) return null;
  const { bill, debit, suspendedAt, others, notices, plan, charges, claims, exceptions, ...account } = row;
  return {
    account,
    enrolments: toEnrolments({ bill, debit, suspendedAt }),
    has: {
      others: Boolean(others),
      notices: Boolean(notices),
      plan: Boolean(plan),
      debit: debit !== null,
      charges: Boolean(charges),
      claims: Boolean(claims),
      exceptions: Boolean(exceptions),
    },
  };
}
