import type { CustomerAccess } from '../accounts/access.ts';
import { hotQuery } from '../kit/database/hot-query.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Instant, LocalDate } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';
import type { Credit } from '../payables/payable.ts';
import type { Charge } from './charge.ts';

const CHARGE = [
  'number',
  'account_number as accountNumber',
  'concept',
  'amount_cents as amountCents',
  'created_on as createdOn',
  'status',
  'accepted_at as acceptedAt',
  'due_on as dueOn',
  'verification_code as verificationCode',
  'consent_id as consentId',
  'settled_at as settledAt',
  'settled_by as settledBy',
] as const;

/** Charges of an account, the newest first. */
export async function listCharges(db: Db, access: CustomerAccess): Promise<Charge[]> {
  return await db
    .selectFrom('charges')
    .select(CHARGE)
    .where('account_number', '=', access.account.number)
    .orderBy('created_on', 'desc')
    .orderBy('number')
    .execute();
}

export async function findCharge(db: Db, access: CustomerAccess, number: string): Promise<Charge | null> {
  const row = await db
    .selectFrom('charges')
    .select(CHARGE)
    .where('number', '=', number)
    .where('account_number', '=', access.account.number)
    .executeTakeFirst();
  return row ?? null;
}

export async function findChargeByCode(db: Db, code: string): Promise<Charge | null> {
  const row = await db
    .selectFrom('charges')
    .select(CHARGE)
    .where('verification_code', '=', code)
    .executeTakeFirst();
  return row ?? null;
}

/** Charges that were accepted and are still owed as such, the oldest first. */
export const listBilledCharges: (db: Db, accountNumber: string) => Promise<Charge[]> = hotQuery(
  (db: Db, accountNumber: string) =>
    db
      .selectFrom('charges')
      .select(CHARGE)
      .where('account_number', '=', accountNumber)
      .where('status', '=', 'pending')
      .where('accepted_at', 'is not', null)
      .where('settled_at', 'is', null)
      .orderBy('due_on')
      .orderBy('number'),
);

/** Amounts of the charges that wait to be accepted (A109). */
export const listUnbilledCents: (db: Db, accountNumber: string) => Promise<Cents[]> = async (
  db,
  accountNumber,
) => (await unbilled(db, accountNumber)).map((row) => row.amountCents);

const unbilled = hotQuery((db: Db, accountNumber: string) =>
  db
    .selectFrom('charges')
    .select('amount_cents as amountCents')
    .where('account_number', '=', accountNumber)
    .where('status', '=', 'pending')
    .where('accepted_at', 'is', null)
    .where('settled_at', 'is', null),
);

/** Bills a charge. False when it was billed before, or is not pending any more. */
export async function markBilled(
  tx: Tx,
  billed: {
    access: CustomerAccess;
    number: string;
    at: Instant;
    dueOn: LocalDate;
    consentId: string;
    code: string;
  },
): Promise<boolean> {
  const result = await tx
    .updateTable('charges')
    .set({
      accepted_at: billed.at,
      accepted_by: billed.access.userId,
      consent_id: billed.consentId,
      due_on: billed.dueOn,
      verification_code: billed.code,
    })
    .where('number', '=', billed.number)
    .where('account_number', '=', billed.access.account.number)
    .where('status', '=', 'pending')
    .where('accepted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Credits a charge. False when it was not owed as such any more: the money is then surplus. */
export async function settleCharge(tx: Tx, credit: Credit): Promise<boolean> {
  const result = await tx
    .updateTable('charges')
    .set({ settled_at: credit.at, settled_by: credit.attemptId })
    .where('number', '=', credit.itemId)
    .where('status', '=', 'pending')
    .where('accepted_at', 'is not', null)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes a credit back; only that attempt's own. */
export async function reopenCharge(tx: Tx, credit: Credit): Promise<boolean> {
  const result = await tx
    .updateTable('charges')
    .set({ settled_at: null, settled_by: null })
    .where('number', '=', credit.itemId)
    .where('settled_by', '=', credit.attemptId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
