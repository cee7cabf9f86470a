import type { Clock } from './clock.ts';
import type { Tx } from './database.ts';
import { instant } from './dates.ts';
import { newId } from './ids.ts';

export type Actor = { kind: 'customer' | 'staff'; id: string } | { kind: 'guest' | 'system'; id: null };

export interface AuditEntry {
  actor: Actor;
  action: string;
  accountNumber?: string;
  detail?: Record<string, string | number | boolean | null>;
}

/** Adds to the trail, in the transaction of what it tells of: neither exists without the other. */
export async function recordAudit(tx: Tx, clock: Clock, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_trail')
    .values({
      id: newId(clock),
      at: instant(clock),
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      account_number: entry.accountNumber ?? null,
      action: entry.action,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}
