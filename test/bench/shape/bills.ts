import { accountOf, dayFrom } from './terms.ts';

/** The twelfth bill is due in some days, each one before it two months earlier; the last five are open. */
const due = dayFrom('3 + n.i % 12 + (bill.k - 11) * 60');
const issued = dayFrom('3 + n.i % 12 + (bill.k - 11) * 60 - 15');
export const billOf = `printf('S-%d-%02d', ${accountOf}, bill.k + 1)`;
export const centsOf = '(900000 + (n.i * 7919 + bill.k * 104729) % 5000000)';

export const bills = [
  `insert into invoices (number, account_number, kind, period, issued_on, due_on, second_due_on, amount_cents,
     second_amount_cents, status, paid_on)
   select ${billOf}, ${accountOf}, 'service',
     strftime('%Y', ${issued}) || '-B' || ((strftime('%m', ${issued}) + 1) / 2), ${issued}, ${due},
     ${dayFrom('13 + n.i % 12 + (bill.k - 11) * 60')}, ${centsOf}, ${centsOf} * 103 / 100,
     case when bill.k < 7 then 'paid' else 'open' end, case when bill.k < 7 then ${due} end from n, bill`,
  `insert into invoice_lines (invoice_number, line, concept, amount_cents)
   select ${billOf}, 1, 'Servicio de agua', ${centsOf} - 100000 from n, bill`,
  `insert into invoice_lines (invoice_number, line, concept, amount_cents)
   select ${billOf}, 2, 'Servicio de cloacas', 100000 from n, bill`,
  `insert into readings select ${accountOf}, 'M' || n.i, ${issued}, 1000 + bill.k * 40 + n.i % 30, 0
   from n, bill where n.i % 5 < 2`,
  `insert into charges (number, account_number, concept, amount_cents, created_on, status)
   select 'C-' || n.i, ${accountOf}, 'Reconexión', 1850000, ${dayFrom('-(n.i % 900)')},
     case when n.i % 60 = 20 then 'pending' else 'invoiced' end from n where n.i % 20 = 0`,
  `insert into outside_payments select 'X-' || n.i || '-' || bill.k, ${accountOf}, ${billOf}, ${due}, ${centsOf},
     'Pago Fácil' from n, bill where bill.k < 2`,
];
