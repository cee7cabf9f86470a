import type { CustomerAccess } from '../../accounts/access.ts';
import type { Db } from '../../kit/database.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { Cents } from '../../kit/money.ts';
import { sumCents } from '../../kit/money.ts';
import { findAttempts } from '../../payments/attempts/store.ts';
import { listMoneyBack } from '../../payments/money-back/standing.ts';
import { findSurplus } from '../../payments/surplus/store.ts';
import type { ShownPayments } from './page.ts';
import { PAGE_SIZE, placeOf } from './pager.ts';
import { mergePayments, netCents } from './payment.ts';
import { listOutsidePayments, listPortalPayments } from './store.ts';

/** A line of the list before anything else is known of it. */
interface Key {
  kind: 'portal' | 'outside';
  id: string;
  /** Sorts newest first: on one day those of the portal, which know their hour, come first. */
  at: string;
}

/** One page of an account's payments, and what is said of all of them; the rest is counted and not read. */
export async function pageOfPayments(
  db: Db,
  access: CustomerAccess,
  asked: { wanted: string | undefined; timeZone: string },
): Promise<ShownPayments> {
  const { number } = access.account;
  const portal = await sumPortal(db, number);
  const outside = await sumOutside(db, number);
  const count = portal.count + outside.count;
  const place = placeOf(count, asked.wanted);
  const keys = await newest(db, number, { most: place.number * PAGE_SIZE, timeZone: asked.timeZone });
  const shown = keys.slice((place.number - 1) * PAGE_SIZE);
  const ids = (kind: Key['kind']) => shown.filter((key) => key.kind === kind).map(({ id }) => id);
  const items = mergePayments(
    await listPortalPayments(db, access, ids('portal')),
    await listOutsidePayments(db, access, ids('outside')),
    asked.timeZone,
  );
  const back = await backCents(db, access);
  return {
    page: { items, ...place },
    count,
    netCents: portal.cents + outside.cents - back,
    surplus: await findSurplus(db, number),
  };
}

async function newest(
  db: Db,
  number: string,
  { most, timeZone }: { most: number; timeZone: string },
): Promise<Key[]> {
  const portal = await db
    .selectFrom('payment_attempts')
    .select(['id', 'paid_at as at'])
    .where('account_number', '=', number)
    .where('state', '=', 'paid')
    .orderBy('paid_at', 'desc')
    .limit(most)
    .$narrowType<{ at: string }>()
    .execute();
  const outside = await db
    .selectFrom('outside_payments')
    .select(['reference as id', 'paid_on as at'])
    .where('account_number', '=', number)
    .orderBy('paid_on', 'desc')
    .orderBy('reference', 'desc')
    .limit(most)
    .execute();
  const keys: Key[] = [
    ...portal.map(({ id, at }) => ({
      kind: 'portal' as const,
      id,
      at: `${localDate(at, timeZone)} 1 ${at}`,
    })),
    ...outside.map(({ id, at }) => ({ kind: 'outside' as const, id, at: `${at} 0` })),
  ];
  return keys.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)).slice(0, most);
}

interface Sum {
  count: number;
  cents: Cents;
}

async function sumPortal(db: Db, number: string): Promise<Sum> {
  const row = await db
    .selectFrom('payment_attempts')
    .select((e) => [e.fn.countAll<number>().as('count'), e.fn.sum<number | null>('total_cents').as('cents')])
    .where('account_number', '=', number)
    .where('state', '=', 'paid')
    .executeTakeFirstOrThrow();
  return { count: row.count, cents: row.cents ?? 0 };
}

async function sumOutside(db: Db, number: string): Promise<Sum> {
  const row = await db
    .selectFrom('outside_payments')
    .select((e) => [e.fn.countAll<number>().as('count'), e.fn.sum<number | null>('amount_cents').as('cents')])
    .where('account_number', '=', number)
    .executeTakeFirstOrThrow();
  return { count: row.count, cents: row.cents ?? 0 };
}

/** What of the payments made here is not there any more. */
async function backCents(db: Db, access: CustomerAccess): Promise<Cents> {
  const ids = [...(await listMoneyBack(db, access.account.number)).keys()];
  const attempts = await findAttempts(db, access.account.number, ids);
  const paid = attempts.filter((attempt) => attempt.state === 'paid').map(({ id }) => id);
  const payments = await listPortalPayments(db, access, paid);
  return sumCents(payments.map((payment) => payment.amountCents - netCents(payment)));
}
