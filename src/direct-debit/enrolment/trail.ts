import type { CustomerAccess } from '../../accounts/access.ts';
import type { AuditEntry } from '../../kit/audit.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';

/** What a customer did to the direct debit of an account. */
export function auditDebit(
  tx: Tx,
  { clock }: { clock: Clock },
  { access, ...what }: { access: CustomerAccess } & Pick<AuditEntry, 'action' | 'detail'>,
): Promise<void> {
  return recordAudit(tx, clock, {
    actor: { kind: 'customer', id: access.userId },
    accountNumber: access.account.number,
    ...what,
  });
}
