import type { DashboardText } from './text.es.ts';

export const en = {
  title: 'Home',
  statePanel: 'State of the account',
  toPay: 'Total to pay',
  overdue: (count: number, amount: string) => `${count} overdue: ${amount}`,
  beforeDate: 'You are up to date',
  nothingOverdue: 'Nothing overdue',
  nextDue: 'Next due date',
  noNextDue: 'Nothing due soon',
  inDays: (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
  moreDue: (count: number) => `and ${count} more after it`,
  enrolled: 'Enrolments of the account',
  digitalBill: 'Digital bill',
  directDebit: 'Direct debit',
  autopay: 'Automatic payment',
  yes: 'Enrolled',
  no: 'Not enrolled',
  suspended: 'Suspended',
  moreDebits: (count: number) => `and ${count} more after it`,
  notDebited: (count: number) =>
    count === 1
      ? '1 pending bill is not debited: pay it yourself.'
      : `${count} pending bills are not debited: pay them yourself.`,
  untilResumed: 'Nothing is debited until you resume it.',
  planButton: 'Payment plan',
  pendingBills: 'Pending bills',
  noBills: 'You have no pending bills',
  noBillsText: 'The next one will appear here.',
  seeBills: 'See bills',
  unbilled: (count: number, amount: string) =>
    `You have ${count === 1 ? '1 charge' : `${count} charges`} not billed yet: ${amount}.`,
  seeCharges: 'See charges',
  plan: 'Payment plan',
  planProgress: (paid: number, of: number, remaining: string) => `${paid} of ${of} paid · ${remaining} to go`,
  instalmentsPaid: 'Instalments paid',
  later: {
    note: 'This page is not ready yet.',
    meanwhile: (phone: string) => `In the meantime we do it by telephone: ${phone}.`,
    back: 'Go back',
  },
} satisfies DashboardText;
