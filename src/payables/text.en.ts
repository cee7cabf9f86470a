import type { PayablesText } from './text.es.ts';

export const en = {
  selected: (count: number) => `${count} selected`,
  selectHint: 'The total is shown before you confirm.',
  columns: {
    bills: { what: 'Bill', due: 'Due date', amount: 'Amount' },
    instalments: { what: 'Instalment', due: 'Due date', amount: 'Amount' },
  },
  pay: 'Pay',
  select: (label: string, amount: string) => `Select ${label}, ${amount}`,
  wasDue: (day: string) => `Was due on ${day}`,
  isDue: (day: string) => `Due on ${day}`,
  secondDue: (day: string, amount: string) => `2nd due date ${day}: ${amount}`,
  inProgress: 'A payment is in progress',
  declined: 'Payment declined',
  opensAt: (time: string) => `You can try again at ${time}.`,
  waitsForEarlier: 'The earlier instalment is paid first',
  seePayment: 'See the payment',
  seeWhy: 'See what happened',
  inPlan: 'In your plan',
  inPlanHow: 'It is paid with the instalments.',
  seePlan: 'See the plan',
  inDebit: 'It will be debited automatically',
  inDebitOn: (day: string, amount: string) => `Debited on ${day}: ${amount}`,
  seeDebit: 'See direct debit',
} satisfies PayablesText;
