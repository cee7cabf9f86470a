import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { normaliseCode, verificationCode } from '../../kit/ids.ts';
import { hashToken } from '../sessions/adapter.ts';

/** Codes on paper, each good once in the place of the telephone. 60 bits each: a plain hash does not give them away. */
const CODES = 10;

/** Makes new ones; those printed before are void. They exist nowhere but in the answer. */
export async function makeRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  await dropRecoveryCodes(tx, userId);
  const codes = Array.from({ length: CODES }, verificationCode);
  await tx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ user_id: userId, code_hash: hashToken(code), used_at: null })))
    .execute();
  return codes;
}

export async function dropRecoveryCodes(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
}

/** Uses a code up; false when it is wrong or was used before. */
export async function useRecoveryCode(
  db: Db,
  clock: Clock,
  typed: { userId: string; code: string },
): Promise<boolean> {
  const result = await db
    .updateTable('recovery_codes')
    .set({ used_at: instant(clock) })
    .where('user_id', '=', typed.userId)
    .where('code_hash', '=', hashToken(normaliseCode(typed.code)))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
}
