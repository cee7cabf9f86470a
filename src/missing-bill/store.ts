import type { CustomerAccess } from '../accounts/access.ts';
import { recordAudit } from '../kit/audit.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';

/** When this user said that the bill never arrived; null: not yet. */
export async function findReport(
  db: Db,
  access: CustomerAccess,
  invoiceNumber: string,
): Promise<Instant | null> {
  const row = await db
    .selectFrom('missing_bill_reports')
    .select('reported_at')
    .where('invoice_number', '=', invoiceNumber)
    .where('user_id', '=', access.userId)
    .executeTakeFirst();
  return row?.reported_at ?? null;
}

/** Records a delivery that failed (D22), once for each user and bill. */
export async function reportMissing(
  deps: { db: Db; clock: Clock },
  access: CustomerAccess,
  report: { invoiceNumber: string; digital: boolean },
): Promise<void> {
  const { userId, account } = access;
  await transact(deps.db, async (tx) => {
    const result = await tx
      .insertInto('missing_bill_reports')
      .values({
        id: newId(deps.clock),
        account_number: account.number,
        invoice_number: report.invoiceNumber,
        user_id: userId,
        reported_at: instant(deps.clock),
      })
      .onConflict((conflict) => conflict.columns(['invoice_number', 'user_id']).doNothing())
      .executeTakeFirst();
    if (result.numInsertedOrUpdatedRows !== 1n) return;
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: userId },
      action: 'report missing bill',
      accountNumber: account.number,
      detail: { invoice: report.invoiceNumber, digital: report.digital },
    });
  });
}
