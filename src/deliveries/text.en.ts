import type { DeliveriesText } from './text.es.ts';

export const en = {
  subject: (number, amount, day) => `Bill ${number}: ${amount}, due on ${day}`,
  subjectPast: (number, amount, day) => `Bill ${number}: ${amount}, was due on ${day}`,
  hello: 'Hello,',
  arrived: (period, account, address) =>
    `The bill of the period ${period} for account ${account} (${address}) is here. It is in the PDF attached.`,
  sent: (period, account, address) =>
    `We send you the bill of the period ${period} for account ${account} (${address}). It is in the PDF attached.`,
  amount: (amount, day) => `Amount: ${amount}, due on ${day}.`,
  amountPast: (amount, day) => `Amount: ${amount}. It was due on ${day}.`,
  second: (amount, day) => `Second due date: ${day}, ${amount}.`,
  howToPay: 'Pay it online from the link, or at banks and places to pay with the bar code of the PDF.',
  debited: (day, amount) =>
    `The account is enrolled in direct debit: this bill is debited on ${day}, ${amount}.`,
  debitedElsewhere:
    'The account has been enrolled in direct debit since before the virtual office: it is debited as it was.',
  notDebited: 'The account is enrolled in direct debit, but this bill is not debited.',
  settled: 'There is nothing to pay: it is settled.',
  see: 'See and pay the bill',
  seeOnly: 'See the bill',
  why: (href) =>
    `You get this because the account is enrolled in the digital bill. To change the e-mail or cancel the enrolment: ${href}`,
  doubts: (phone) => `Questions: ${phone}.`,
  file: 'bill',
} satisfies DeliveriesText;
