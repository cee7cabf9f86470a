import { z } from 'zod';
import { maskEmail } from '../../identity/mask.ts';
import type { AuditEntry } from '../../kit/audit.ts';
import type { Db } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';

const LINK = 'mail pay link';
const CODE = 'make pay code';

/** A code or link that somebody asked for. No mailbox of one user is shown whole to another (D31). */
export interface PassedOn {
  at: Instant;
  kind: 'link' | 'code';
  /** Where a link went, covered. */
  to: string | null;
  totalCents: Cents;
  by: { kind: 'customer'; userId: string; email: string } | { kind: 'staff' };
}

export function passedOnEntry(
  about: Pick<AuditEntry, 'actor'> & {
    accountNumber: string;
    ids: string[];
    totalCents: Cents;
    to: string | null;
  },
): AuditEntry {
  const { actor, accountNumber, ids, totalCents, to } = about;
  return {
    actor,
    accountNumber,
    action: to === null ? CODE : LINK,
    detail: { items: ids.join(' '), totalCents, to: to === null ? null : maskEmail(to) },
  };
}

const detailSchema = z.object({ totalCents: z.number(), to: z.string().nullable() });

/** The newest first. */
export async function listPassedOn(
  db: Db,
  { accountNumber, since }: { accountNumber: string; since: Instant },
): Promise<PassedOn[]> {
  const rows = await db
    .selectFrom('audit_trail')
    .leftJoin('users', 'users.id', 'audit_trail.actor_id')
    .select(['audit_trail.at', 'action', 'detail', 'actor_kind', 'actor_id', 'users.email'])
    .where('audit_trail.account_number', '=', accountNumber)
    .where('audit_trail.at', '>=', since)
    .where('action', 'in', [LINK, CODE])
    .orderBy('audit_trail.at', 'desc')
    .orderBy('audit_trail.id', 'desc')
    .execute();
  return rows.map((row) => {
    const { totalCents, to } = detailSchema.parse(JSON.parse(row.detail));
    const customer = row.actor_kind === 'customer' && row.actor_id !== null;
    return {
      at: row.at,
      kind: row.action === LINK ? 'link' : 'code',
      to,
      totalCents,
      by: customer
        ? { kind: 'customer', userId: row.actor_id ?? '', email: maskEmail(row.email ?? '') }
        : { kind: 'staff' },
    };
  });
}
