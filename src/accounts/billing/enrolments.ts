import { hotQuery } from '../../kit/database/hot-query.ts';
import type { Db } from '../../kit/database.ts';

/** What an account is enrolled in (A071, A124). */
export interface AccountEnrolments {
  digitalBill: boolean;
  directDebit: 'off' | 'on' | 'suspended';
}

interface Row {
  bill: string | null;
  debit: string | null;
  suspendedAt: string | null;
}

export function toEnrolments({ bill, debit, suspendedAt }: Row): AccountEnrolments {
  const state = suspendedAt === null ? 'on' : 'suspended';
  return { digitalBill: bill !== null, directDebit: debit === null ? 'off' : state };
}

const standing = hotQuery((db: Db, accountNumber: string) =>
  db
    .selectFrom('accounts as a')
    .leftJoin('digital_bill_enrolments as b', (join) =>
      join.onRef('b.account_number', '=', 'a.number').on('b.ended_at', 'is', null),
    )
    .leftJoin('direct_debit_enrolments as d', (join) =>
      join.onRef('d.account_number', '=', 'a.number').on('d.ended_at', 'is', null),
    )
    .select(['b.id as bill', 'd.id as debit', 'd.suspended_at as suspendedAt'])
    .where('a.number', '=', accountNumber),
);

/** Of one account: every page of it says so in its menu. */
export async function enrolmentsOfAccount(db: Db, number: string): Promise<AccountEnrolments> {
  const [row] = await standing(db, number);
  return row ? toEnrolments(row) : { digitalBill: false, directDebit: 'off' };
}

/** Of several accounts at once. Read here and not in the enrolments' own capabilities, which need `accounts`. */
export async function enrolmentsOf(
  db: Db,
  numbers: readonly string[],
): Promise<Map<string, AccountEnrolments>> {
  if (numbers.length === 0) return new Map();
  const digital = await db
    .selectFrom('digital_bill_enrolments')
    .select('account_number as number')
    .where('account_number', 'in', numbers)
    .where('ended_at', 'is', null)
    .execute();
  const debits = await db
    .selectFrom('direct_debit_enrolments')
    .select(['account_number as number', 'suspended_at as suspendedAt'])
    .where('account_number', 'in', numbers)
    .where('ended_at', 'is', null)
    .execute();
  const onBill = new Set(digital.map((row) => row.number));
  const onDebit = new Map(debits.map((row) => [row.number, row.suspendedAt]));
  return new Map(
    numbers.map((number) => {
      const suspendedAt = onDebit.get(number);
      const directDebit = suspendedAt === undefined ? 'off' : suspendedAt === null ? 'on' : 'suspended';
      return [number, { digitalBill: onBill.has(number), directDebit }];
    }),
  );
}
