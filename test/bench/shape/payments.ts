import { billOf, centsOf } from './bills.ts';
import { accountOf, daysAgo, idOf, userOf } from './terms.ts';

/** The bills 4 to 7 were paid here, each by a payment of its own. */
const PAID_HERE = 'bill.k between 3 and 6';
const at = daysAgo('(11 - bill.k) * 60 - n.i % 12');
const attempt = idOf('KP', 'bill.k');
const payment = "('p' || bill.k || '-' || n.i)";
const code = "printf('%02dP-%010d', bill.k, n.i)";

export const payments = [
  `update invoices set settled_at = :today || 'T00:00:00.000Z', settled_by = 'portal'
   where status = 'paid' and substr(number, -2) between '04' and '07'`,
  `insert into payment_attempts (id, account_number, user_id, language, platform, checkout_id, state, total_cents,
     currency, receipt_email, verification_code, created_at, updated_at, paid_at)
   select ${attempt}, ${accountOf}, ${userOf}, 'es', 'test', 'c' || ${attempt}, 'paid', ${centsOf}, 'ARS',
     'usuario-' || (n.i + 1) || '@example.com', ${code}, ${at}, ${at}, ${at} from n, bill where ${PAID_HERE}`,
  `insert into payment_items (attempt_id, position, item_kind, item_id, label_es, label_en, amount_cents)
   select ${attempt}, 0, 'invoice', ${billOf}, 'Bimestre', 'Two-month period', ${centsOf} from n, bill where ${PAID_HERE}`,
  ...['created', 'redirected', 'paid'].map(
    (kind, order) => `insert into payment_events (id, attempt_id, at, kind)
     select ${idOf(`E${order}`, 'bill.k')}, ${attempt}, ${at}, '${kind}' from n, bill where ${PAID_HERE}`,
  ),
  `insert into payable_claims (id, item_kind, item_id, account_number, owner_kind, owner_id, state, claimed_at)
   select ${idOf('KC', 'bill.k')}, 'invoice', ${billOf}, ${accountOf}, 'payment', ${attempt}, 'settled', ${at}
   from n, bill where ${PAID_HERE}`,
  `insert into provider_payments (platform, provider_payment_id, attempt_id, status, amount_cents, currency, method,
     last_four, first_seen_at, updated_at, live, booked, refunded_cents)
   select 'test', ${payment}, ${attempt}, 'approved', ${centsOf}, 'ARS', 'card', '4242', ${at}, ${at}, 1, 1,
     case when n.i % 20 = 0 and bill.k = 3 then ${centsOf} else 0 end from n, bill where ${PAID_HERE}`,
  `insert into ledger_entries (id, platform, provider_payment_id, kind, attempt_id, account_number, item_kind, item_id,
     amount_cents, recorded_at)
   select ${idOf('KL', 'bill.k')}, 'test', ${payment}, case when n.i % 50 = 1 and bill.k = 4 then 'surplus' else 'credit' end,
     ${attempt}, ${accountOf}, 'invoice', ${billOf}, ${centsOf}, ${at} from n, bill where ${PAID_HERE}`,
  // What went back, and was paid elsewhere afterwards.
  `insert into ledger_entries (id, platform, provider_payment_id, kind, so_far, attempt_id, account_number,
     amount_cents, recorded_at)
   select ${idOf('KR', 'bill.k')}, 'test', ${payment}, 'refund', ${centsOf}, ${attempt}, ${accountOf}, -${centsOf}, ${at}
   from n, bill where bill.k = 3 and n.i % 20 = 0`,
  `update payable_claims set state = 'released' where owner_id in
     (select attempt_id from ledger_entries where kind in ('refund', 'surplus'))`,
  `insert into received_notices (platform, event_id, attempt_id, received_at, handled_at)
   select 'test', 'e' || bill.k || '-' || n.i, ${attempt}, ${at}, ${at} from n, bill where ${PAID_HERE} and bill.k > 4`,
  `insert into settlement_lines select 'test', ${payment}, 'payment', ${centsOf}, 1000, date(${at}), ${at}
   from n, bill where ${PAID_HERE}`,
  `insert into payable_claims (id, item_kind, item_id, account_number, owner_kind, owner_id, state, claimed_at, opens_at)
   select ${idOf('KX', '99')}, 'invoice', printf('S-%d-12', ${accountOf}), ${accountOf}, 'payment', ${idOf('KX', '98')},
     'cooling', ${daysAgo('0')}, ${daysAgo('0')} from n where n.i % 500 = 17`,
  `insert into payment_attempts (id, account_number, user_id, language, platform, state, reason, total_cents, currency,
     receipt_email, verification_code, created_at, updated_at)
   select ${idOf('KX', '98')}, ${accountOf}, ${userOf}, 'es', 'test', 'rejected', 'funds', 900000, 'ARS', 'a@example.com',
     printf('XX-%012d', n.i), ${daysAgo('n.i % 1000')}, ${daysAgo('n.i % 1000')} from n where n.i % 5 = 2`,
  `insert into suspense_payments select 'test', 's' || n.i, 'nobody', 100, 'ARS', ${daysAgo('n.i % 900')}
   from n where n.i < 20`,
];
