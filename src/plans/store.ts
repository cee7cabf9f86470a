import type { CustomerAccess } from '../accounts/access.ts';
import { hotQuery } from '../kit/database/hot-query.ts';
import type { Db } from '../kit/database.ts';
import type { LocalDate } from '../kit/dates.ts';
import type { ItemRef } from '../payables/payable.ts';
import type { AgreedPlan, Plan, PlanState } from './plan.ts';
import { standing } from './plan.ts';

const livePlan = hotQuery((db: Db, accountNumber: string) =>
  db
    .selectFrom('plans as p')
    .innerJoin('plan_instalments as i', 'i.plan_id', 'p.id')
    .select([
      'p.id as planId',
      'p.state as state',
      'p.expires_on as expiresOn',
      'i.id as id',
      'i.position as position',
      'i.due_on as dueOn',
      'i.amount_cents as amountCents',
      'i.settled_at as settledAt',
    ])
    .where('p.account_number', '=', accountNumber)
    .where('p.state', 'in', ['generated', 'active'])
    .orderBy('i.position'),
);

/** The plan of an account that waits for its first payment or is in force, with its instalments in order. */
export async function findLivePlan(db: Db, accountNumber: string, today: LocalDate): Promise<Plan | null> {
  const rows = await livePlan(db, accountNumber);
  const first = rows[0];
  if (!first) return null;
  const plan: Plan = {
    id: first.planId,
    accountNumber,
    state: first.state,
    expiresOn: first.expiresOn,
    instalments: rows.map(({ planId: _, state: __, expiresOn: ___, ...instalment }) => instalment),
  };
  return (await stateNow(db, plan, today)) === plan.state ? plan : null;
}

/** What the plan is today, which its row may not say yet. */
export async function stateNow(db: Db, plan: Plan, today: LocalDate): Promise<PlanState> {
  if (plan.state !== 'generated') return plan.state;
  return standing(plan, {
    today,
    billsOwed: await areBillsOwed(db, plan.id),
    beingPaid: await isBeingPaid(
      db,
      plan.instalments.map(({ id }) => id),
    ),
  });
}

export async function findActivePlan(db: Db, accountNumber: string): Promise<Plan | null> {
  const plan = await findLivePlan(db, accountNumber, '');
  return plan?.state === 'active' ? plan : null;
}

/** False once one of its bills was paid, withdrawn or cleared. */
export async function areBillsOwed(db: Db, planId: string): Promise<boolean> {
  const gone = await db
    .selectFrom('plan_invoices as p')
    .innerJoin('invoices as b', 'b.number', 'p.invoice_number')
    .select('b.number')
    .where('p.plan_id', '=', planId)
    .where((is) =>
      is.or([
        is('b.settled_at', 'is not', null),
        is('b.status', '!=', 'open'),
        is('b.amount_due_cents', '=', 0),
      ]),
    )
    .executeTakeFirst();
  return gone === undefined;
}

/** A payment of one of these instalments is under way, and may still bring money. */
export async function isBeingPaid(db: Db, instalmentIds: readonly string[]): Promise<boolean> {
  if (instalmentIds.length === 0) return false;
  const claim = await db
    .selectFrom('payable_claims')
    .select('id')
    .where('item_kind', '=', 'instalment')
    .where('item_id', 'in', instalmentIds)
    .where('state', '=', 'live')
    .executeTakeFirst();
  return claim !== undefined;
}

/** The bills that a plan covers, the oldest first. */
export async function billsOf(db: Db, planId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('plan_invoices as p')
    .innerJoin('invoices as b', 'b.number', 'p.invoice_number')
    .select('b.number')
    .where('p.plan_id', '=', planId)
    .orderBy('b.due_on')
    .orderBy('b.number')
    .execute();
  return rows.map((row) => row.number);
}

export const asItems = (numbers: readonly string[]): ItemRef[] =>
  numbers.map((id) => ({ kind: 'invoice', id }));

/** A plan of this account, in whatever state. */
export async function findPlan(db: Db, access: CustomerAccess, id: string): Promise<AgreedPlan | null> {
  const plan = await loadPlan(db, id);
  return plan?.accountNumber === access.account.number ? plan : null;
}

/** For the page that says whether a printed plan is real. */
export async function findPlanByCode(db: Db, code: string): Promise<AgreedPlan | null> {
  const row = await db
    .selectFrom('plans')
    .select('id')
    .where('verification_code', '=', code)
    .executeTakeFirst();
  return row ? await loadPlan(db, row.id) : null;
}

export async function loadPlan(db: Db, id: string): Promise<AgreedPlan | null> {
  const row = await db
    .selectFrom('plans')
    .select([
      'id',
      'account_number as accountNumber',
      'state',
      'created_at as createdAt',
      'user_id as userId',
      'consent_id as consentId',
      'requester',
      'terms',
      'debt_cents as debtCents',
      'total_cents as totalCents',
      'expires_on as expiresOn',
      'activated_at as activatedAt',
      'ended_at as endedAt',
      'verification_code as verificationCode',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { terms, requester, ...plan } = row;
  return {
    ...plan,
    requester: requester === null ? null : JSON.parse(requester),
    agreement: terms === null ? null : JSON.parse(terms),
    bills: await billsOf(db, id),
    instalments: await db
      .selectFrom('plan_instalments')
      .select(['id', 'position', 'due_on as dueOn', 'amount_cents as amountCents', 'settled_at as settledAt'])
      .where('plan_id', '=', id)
      .orderBy('position')
      .execute(),
  };
}
