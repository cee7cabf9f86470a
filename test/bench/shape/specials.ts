/** An account with a thousand bills, one with five thousand payments made here, and a user with five hundred accounts. */
export const MANY_BILLS = '900000001';
export const MANY_PAYMENTS = '900000002';
export const MANY_ACCOUNTS = 'muchas@example.com';

const THOUSAND = 'with recursive s(i) as (select 0 union all select i + 1 from s where i < 999)';
const FIVE_THOUSAND = 'with recursive s(i) as (select 0 union all select i + 1 from s where i < 4999)';
const day = "date(:today, '-' || (s.i % 1800) || ' days')";
const at = `${day} || 'T12:00:00.000Z'`;

const account = (number: string, name: string) =>
  `insert into accounts (number, number_key, holder_name, holder_surname, service_address, locality, postcode, category,
     service, status, collection, customer_id)
   values ('${number}', '${number}', '${name}, PRUEBA', '${name}', 'San Martín 1', 'Mendoza', '5500', 'commercial',
     'unmetered', 'active', 'portal', '${number}')`;

export const specials = [
  account(MANY_BILLS, 'BARRERA'),
  account(MANY_PAYMENTS, 'PAGANO'),
  `insert into users (id, email, email_key, password_hash, created_at)
   values ('01UZ0000000000000000000000', '${MANY_ACCOUNTS}', '${MANY_ACCOUNTS}', :hash, :today || 'T00:00:00.000Z')`,
  ...[MANY_BILLS, MANY_PAYMENTS].map(
    (number) => `insert into account_links values ('01UZ0000000000000000000000', '${number}', :today)`,
  ),
  `insert into account_links select '01UZ0000000000000000000000', number, :today from accounts
   where number < '400000000' order by number limit 498`,
  `${THOUSAND} insert into invoices (number, account_number, kind, period, issued_on, due_on, amount_cents, status, paid_on)
   select printf('MB-%04d', s.i), '${MANY_BILLS}', 'service', '2026-11', ${day}, ${day}, 1000000 + s.i, 'paid', ${day} from s`,
  `update invoices set status = 'open', paid_on = null where number in ('MB-0001', 'MB-0002', 'MB-0003')`,
  `${FIVE_THOUSAND} insert into payment_attempts (id, account_number, user_id, language, platform, state, total_cents,
     currency, receipt_email, verification_code, created_at, updated_at, paid_at)
   select printf('01KZ%022d', s.i), '${MANY_PAYMENTS}', '01UZ0000000000000000000000', 'es', 'test', 'paid', 1000000, 'ARS',
     'a@example.com', printf('ZZ-%012d', s.i), ${at}, ${at}, ${at} from s`,
  `${FIVE_THOUSAND} insert into payment_items select printf('01KZ%022d', s.i), 0, 'invoice', printf('MP-%04d', s.i), 'Bimestre',
     'Two-month period', 1000000 from s`,
  `${FIVE_THOUSAND} insert into provider_payments (platform, provider_payment_id, attempt_id, status, amount_cents, currency,
     method, last_four, first_seen_at, updated_at, booked)
   select 'test', printf('mp%d', s.i), printf('01KZ%022d', s.i), 'approved', 1000000, 'ARS', 'card', '4242', ${at}, ${at}, 1 from s`,
  `${FIVE_THOUSAND} insert into ledger_entries (id, platform, provider_payment_id, kind, attempt_id, account_number,
     item_kind, item_id, amount_cents, recorded_at)
   select printf('01LZ%022d', s.i), 'test', printf('mp%d', s.i), 'credit', printf('01KZ%022d', s.i), '${MANY_PAYMENTS}',
     'invoice', printf('MP-%04d', s.i), 1000000, ${at} from s`,
  `${FIVE_THOUSAND} insert into payable_claims (id, item_kind, item_id, account_number, owner_kind, owner_id, state, claimed_at)
   select printf('01CZ%022d', s.i), 'invoice', printf('MP-%04d', s.i), '${MANY_PAYMENTS}', 'payment', printf('01KZ%022d', s.i),
     'settled', ${at} from s`,
];
