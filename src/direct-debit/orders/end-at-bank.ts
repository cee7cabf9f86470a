import { findAccountByNumber } from '../../accounts/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Tx } from '../../kit/database.ts';
import { verificationCode } from '../../kit/ids.ts';
import { withdrawWaiting } from '../enrolment/enrol.ts';
import type { LetterDeps } from '../letters.ts';
import { tell } from '../letters.ts';
import { endEnrolment, findEnrolmentById } from '../store.ts';

/** Its holder ended it at the bank (no word with the utility is needed for that). */
export async function endAtBank(
  tx: Tx,
  deps: LetterDeps,
  id: string,
): Promise<'unknown' | 'unchanged' | 'cancelled'> {
  const enrolment = await findEnrolmentById(tx, id);
  if (!enrolment) return 'unknown';
  const account = await findAccountByNumber(tx, enrolment.accountNumber);
  if (!account) throw new Error(`enrolment ${id} hangs in the air`);
  if (!(await endEnrolment(tx, deps.clock, { id, reason: 'bank', number: verificationCode() })))
    return 'unchanged';
  await withdrawWaiting(tx, deps, enrolment);
  await recordAudit(tx, deps.clock, {
    actor: { kind: 'system', id: null },
    action: 'direct debit ended at the bank',
    accountNumber: enrolment.accountNumber,
    detail: { enrolment: id },
  });
  await tell(tx, deps, {
    account,
    userId: enrolment.userId,
    toAll: true,
    key: `cancelled:${id}`,
    words: ({ cancelled: t }) => ({
      heading: t.heading(account.number),
      paragraphs: [t.byBank(account.number), t.pay],
    }),
  });
  return 'cancelled';
}
