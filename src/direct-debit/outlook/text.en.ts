import type { OutlookText } from './text.es.ts';

export const en = {
  debited: (day: string, amount: string) => `Debited on ${day}: ${amount}`,
  payBefore: 'If you pay it before, it is not debited.',
  see: 'See direct debit',
  notDebited: 'It is not debited',
  pay: 'Pay this bill',
  changeCap: 'Change the cap',
  unskip: 'Debit it after all',
  suspended: 'Direct debit is suspended: pay it yourself, or resume it.',
  skipped: 'You asked to skip this debit: pay it yourself.',
  'over-cap': 'It is above your cap: pay it yourself.',
  'too-late': 'There is no time to tell you 5 business days before: pay it yourself.',
  overdue: 'It was due before direct debit could take it: pay it yourself.',
  refused: (reason: string) => `The bank refused the debit: ${reason}. Pay it yourself.`,
  withdrawn: (reason: string) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Pay it yourself.`,
} satisfies OutlookText;
