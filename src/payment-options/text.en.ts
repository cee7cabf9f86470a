import type { PaymentOptionsText } from './text.es.ts';

export const en = {
  title: 'Payment options',
  lead: 'How this account is paid and what it is enrolled in.',
  now: {
    heading: 'Pay now',
    owed: (amount: string) => `There is ${amount} to pay.`,
    nothing: 'There is nothing to pay.',
    debited: (amount: string, day: string) => `Of it, ${amount} is debited on ${day}.`,
    held: (amount: string) =>
      `Of it, ${amount} cannot be paid right now: a payment is in progress or was just declined.`,
    go: 'Choose what to pay',
    history: 'Payment history',
  },
  debit: {
    heading: 'Direct debit',
    off: 'The bills pay themselves on their due date, from your bank account.',
    means: (bank: string, lastFour: string) => `Debited from ${bank}, bank account ending in ${lastFour}.`,
    byCard: (label: string, lastFour: string) => `Debited from the card ${label} ending in ${lastFour}.`,
    old: 'Enrolled before the virtual office.',
    next: (amount: string, day: string) => `Next debit: ${amount} on ${day}.`,
    suspended: 'It is suspended: nothing is debited until you resume it.',
    left: (count: number) =>
      count === 1
        ? '1 pending bill is not debited: pay it yourself.'
        : `${count} pending bills are not debited: pay them yourself.`,
    cap: (amount: string) => `Cap for each bill: ${amount}.`,
    join: 'Enrol in direct debit',
    manage: 'See and change direct debit',
  },
  bill: {
    heading: 'Digital bill',
    off: 'The bill arrives on paper.',
    on: 'The bill arrives by e-mail.',
    join: 'Enrol in the digital bill',
    manage: 'See and change the digital bill',
  },
  plan: {
    heading: 'Payment plan',
    waiting: (amount: string, day: string) => `The first instalment is to be paid: ${amount}, by ${day}.`,
    progress: (paid: number, of: number, left: string) => `${paid} of ${of} instalments paid. ${left} to go.`,
    off: 'Overdue debt can be paid in instalments, if it reaches the minimum.',
    see: 'See the plan',
    go: 'See whether I can make a payment plan',
  },
  others: {
    heading: 'Other ways to pay',
    places: 'Places to pay',
    phone: (phone: string) => `By telephone: ${phone}`,
    slip: 'Print the bill to pay it at a place to pay',
  },
  accounts: {
    heading: 'All your accounts',
    columns: { account: 'Account', debit: 'Direct debit', bill: 'Digital bill' },
    more: 'See all in My accounts',
  },
} satisfies PaymentOptionsText;
