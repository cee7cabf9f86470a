import type { ReviewText } from './text.es.ts';

export const en = {
  one: 'Review your account',
  many: 'Review your accounts',
  lead: 'This is how everything stands today. You can change it now, or later from My accounts.',
  digitalBill: 'Digital bill',
  directDebit: 'Direct debit',
  email: 'E-mail for bills',
  options: 'Payment options',
  states: {
    on: 'Enrolled',
    off: 'Not enrolled',
    suspended: 'Suspended',
    payHere: 'Can be paid online',
    notHere: 'Not paid online',
    set: 'Set',
    follows: 'Not set',
  },
  texts: {
    bill: { on: 'The bills arrive by e-mail.', off: 'The bills arrive on paper.' },
    debit: {
      on: 'The bills pay themselves on their due date.',
      off: 'You pay the bills yourself.',
      suspended: 'The bank refused several debits: pay yourself until you resume it.',
    },
    goesTo: (email: string) => `Bills and receipts go to ${email}.`,
    follows: (email: string) =>
      `Nobody has chosen one for this account yet: your receipts go to ${email}, that of your login.`,
    payHere: 'By card or bank account, at a place to pay, by direct debit or in instalments.',
  },
  links: {
    joinBill: 'Enrol in the digital bill',
    seeBill: 'See the digital bill',
    joinDebit: 'Enrol in direct debit',
    seeDebit: 'See direct debit',
    email: 'Change the e-mail',
    options: 'See payment options',
  },
  done: 'Done',
  more: (count: number) => `These are the first ${count}. Look for the others in My accounts.`,
} satisfies ReviewText;
