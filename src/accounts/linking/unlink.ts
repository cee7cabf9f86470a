import { recordAudit } from '../../kit/audit.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import type { CustomerAccess } from '../access.ts';
import { removeLink } from '../store.ts';

/** Takes an account off a user's list. Enrolments stay as they are (D14). */
export async function unlinkAccount(deps: { db: Db; clock: Clock }, access: CustomerAccess): Promise<void> {
  const { userId, account } = access;
  await transact(deps.db, async (tx) => {
    await removeLink(tx, { userId, number: account.number });
    const actor = { kind: 'customer', id: userId } as const;
    await recordAudit(tx, deps.clock, { actor, action: 'unlink', accountNumber: account.number });
  });
}

export interface StandingEnrolments {
  digitalBill: boolean;
  directDebit: boolean;
}

/** Read here and not in the capabilities of the enrolments, which need `accounts` for their own pages. */
export async function standingEnrolments(db: Db, accountNumber: string): Promise<StandingEnrolments> {
  const live = (table: 'digital_bill_enrolments' | 'direct_debit_enrolments') =>
    db
      .selectFrom(table)
      .select('id')
      .where('account_number', '=', accountNumber)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
  return {
    digitalBill: (await live('digital_bill_enrolments')) !== undefined,
    directDebit: (await live('direct_debit_enrolments')) !== undefined,
  };
}
