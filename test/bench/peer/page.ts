import type { Home } from './queries.ts';

const money = new Intl.NumberFormat('es-AR', {
  style: 'currency',
  currency: 'ARS',
  currencyDisplay: 'narrowSymbol',
});
const dayAndMonth = new Intl.DateTimeFormat('es-AR', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const wholeDay = new Intl.DateTimeFormat('es-AR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const weekday = new Intl.DateTimeFormat('es-AR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const monthName = new Intl.DateTimeFormat('es-AR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const cents = (value: number) => money.format(value / 100).replace(/ /g, '\u00a0');
const dateOf = (day: string) => new Date(`${day}T12:00:00Z`);
const daysBetween = (from: string, to: string) =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / 86_400_000);
const inYear = (today: string, day: string) =>
  (today.slice(0, 4) === day.slice(0, 4) ? dayAndMonth : wholeDay).format(dateOf(day));

function periodOf(period: string): string {
  const [year, part = ''] = period.split('-');
  if (part.startsWith('B')) return `Bimestre ${part.slice(1)} de ${year}`;
  const name = monthName.format(dateOf(`${period}-01`));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The values of `home.ejs`; accounts with a plan, claims, charges, notices or a debit have other pages and are not measured. */
export function homePage(home: Home, today: string) {
  const { account, bills, plan, claims, charges, notices, exceptions, directDebit, others } = home;
  const plain = [plan, claims, charges, notices, exceptions].every((list) => list.length === 0);
  if (!plain || directDebit || others.length !== 1 || account.status !== 'active')
    throw new Error(`account ${account.number} has more than this page shows`);
  const rows = bills.map((bill) => {
    const late = today > bill.due_on;
    const amountCents =
      bill.amount_due_cents ?? (late ? (bill.second_amount_cents ?? bill.amount_cents) : bill.amount_cents);
    const second = !late && bill.second_due_on && bill.second_amount_cents !== null;
    const soon = daysBetween(today, bill.due_on) <= 7;
    return {
      number: bill.number,
      label: periodOf(bill.period),
      amountCents,
      amount: cents(amountCents),
      dueOn: bill.due_on,
      late,
      tone: late ? 'bad' : soon ? 'warn' : 'plain',
      due: `${late ? 'Venció' : 'Vence'} el ${inYear(today, bill.due_on)}`,
      second: second
        ? `2.º vencimiento ${wholeDay.format(dateOf(bill.second_due_on ?? ''))}: ${cents(bill.second_amount_cents ?? 0)}`
        : null,
    };
  });
  const sum = (some: typeof rows) => cents(some.reduce((total, row) => total + row.amountCents, 0));
  const late = rows.filter((row) => row.late);
  const next = rows.find((row) => !row.late);
  if (!next) throw new Error('nothing falls due');
  return {
    account,
    home: `/cuentas/${account.number}`,
    onBill: home.digitalBill !== undefined,
    total: sum(rows),
    late: { count: late.length, total: sum(late) },
    next: {
      day: weekday.format(dateOf(next.dueOn)).replace(',', ''),
      days: daysBetween(today, next.dueOn),
      amount: next.amount,
    },
    bills: rows,
  };
}
