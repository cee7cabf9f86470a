import type { Kysely } from 'kysely';
import type { Schema } from '../../../db/schema.ts';

/** What a team would ask for this page, one question after the other. */
export async function readHome(db: Kysely<Schema>, number: string, userId: string) {
  const account = await db
    .selectFrom('accounts')
    .innerJoin('account_links', 'account_links.account_number', 'accounts.number')
    .selectAll('accounts')
    .where('account_links.user_id', '=', userId)
    .where('accounts.number', '=', number)
    .executeTakeFirst();
  if (!account) return null;
  const of = { number };
  const others = await db
    .selectFrom('account_links')
    .innerJoin('accounts', 'accounts.number', 'account_links.account_number')
    .select(['accounts.number', 'accounts.service_address', 'accounts.locality'])
    .where('account_links.user_id', '=', userId)
    .orderBy('accounts.number')
    .limit(8)
    .execute();
  const digitalBill = await db
    .selectFrom('digital_bill_enrolments')
    .select('id')
    .where('account_number', '=', of.number)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const directDebit = await db
    .selectFrom('direct_debit_enrolments')
    .select(['id', 'suspended_at'])
    .where('account_number', '=', of.number)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const notices = await db
    .selectFrom('account_notices')
    .leftJoin('account_notice_reads', (join) =>
      join
        .onRef('account_notice_reads.notice_id', '=', 'account_notices.id')
        .on('account_notice_reads.user_id', '=', userId),
    )
    .select('account_notices.id')
    .where('account_notices.account_number', '=', of.number)
    .where('account_notice_reads.user_id', 'is', null)
    .execute();
  const plan = await db
    .selectFrom('plans')
    .innerJoin('plan_instalments', 'plan_instalments.plan_id', 'plans.id')
    .select(['plans.id', 'plans.state', 'plan_instalments.due_on', 'plan_instalments.amount_cents'])
    .where('plans.account_number', '=', of.number)
    .where('plans.state', 'in', ['generated', 'active'])
    .execute();
  const bills = await db
    .selectFrom('invoices')
    .selectAll()
    .where('account_number', '=', of.number)
    .where('status', '=', 'open')
    .where('settled_at', 'is', null)
    .orderBy('due_on')
    .execute();
  const claims = await db
    .selectFrom('payable_claims')
    .select(['item_id', 'owner_kind', 'owner_id', 'state', 'opens_at'])
    .where('account_number', '=', of.number)
    .where('state', 'in', ['live', 'cooling'])
    .execute();
  const charges = await db
    .selectFrom('charges')
    .select(['number', 'amount_cents', 'accepted_at'])
    .where('account_number', '=', of.number)
    .where('status', '=', 'pending')
    .where('settled_at', 'is', null)
    .execute();
  const exceptions = await db
    .selectFrom('ledger_entries')
    .select(['kind', 'attempt_id', 'amount_cents'])
    .where('account_number', '=', of.number)
    .where('kind', '!=', 'credit')
    .execute();
  return { account, others, digitalBill, directDebit, notices, plan, bills, claims, charges, exceptions };
}

export type Home = NonNullable<Awaited<ReturnType<typeof readHome>>>;
