import type { ConsentsText } from './text.es.ts';

export const en = {
  title: 'Record of consent',
  kinds: {
    'digital-bill': 'Enrolment in the digital bill',
    'direct-debit': 'Enrolment in direct debit',
    plan: 'Payment plan',
    charge: 'Billing of a charge',
  },
  heading: (kind: string) => `Record of consent: ${kind}`,
  givenAt: 'Accepted on',
  by: 'Accepted by',
  byOther: 'Somebody else with access to the account',
  account: 'Account',
  holder: 'Holder',
  version: 'Edition of the text',
  code: 'Verification code',
  textHeading: 'The text that was accepted',
  print: 'Print record',
  back: 'Back to the account',
  see: 'See record of consent',
  pdf: 'Record of consent (PDF)',
  mailed: (href: string) => `The record of what was accepted: ${href}`,
  file: 'consent',
} satisfies ConsentsText;
