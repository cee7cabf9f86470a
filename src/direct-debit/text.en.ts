import type { DebitText } from './text.es.ts';

export const en = {
  title: 'Direct debit',
  lead: 'Your bills pay themselves on their due date, from your bank account. Before each debit we mail you the amount and the date.',
  cbu: 'CBU',
  cbuHint: '22 digits. It is in the app of your bank or on a cash machine slip.',
  taxId: 'CUIT/CUIL',
  taxIdHint: 'Of the holder of the bank account: 11 digits.',
  holder: 'Holder of the bank account',
  holderHint: 'Name and surname, or company name, as the bank has it.',
  proceed: 'Continue',
  back: 'Go back',
  seeAll: 'See all: next debit, cap and past debits',
  errors: {
    cbu: {
      empty: 'Enter the CBU',
      length: 'A CBU has 22 digits: check that it is complete',
      'check-digit': 'That CBU is not correct: check its digits one by one',
      cvu: 'That number is a CVU, of a virtual wallet. Direct debit needs the CBU of a bank account',
    },
    taxIdMissing: 'Enter the CUIT or CUIL of the holder',
    taxId:
      'That CUIT/CUIL is not correct. It has 11 digits, the last of which checks the others: look at them again',
    holder: 'Enter the holder of the bank account',
    holderLong: 'The name is too long',
    terms: 'To enrol you have to accept the terms and conditions',
    cap: {
      unreadable:
        'Enter an amount with two decimals at most, for instance 50000.00, or leave it empty for no cap',
      'too-large': 'That cap is too large: enter a smaller one, or leave it empty for no cap',
    },
  },
  confirmHeading: 'Confirm the enrolment in direct debit',
  bank: 'Bank',
  account: 'Bank account',
  ending: (lastFour: string) => `CBU ending in ${lastFour}`,
  means: (bank: string, lastFour: string) => `${bank}, ending in ${lastFour}`,
  service: 'Service account',
  whatHappens: 'What will happen',
  happens: {
    from: 'The bills of the service are debited, each on its due date (or the next business day). Payment plans and charges are not debited.',
    notice:
      'Before each debit we send you an e-mail, at least 5 business days ahead, with the amount and the date.',
    soon: 'Bills due within the next 5 business days are not caught: pay them by yourself.',
    overdueBills: (bills: string) =>
      `These bills are overdue already and not debited, pay them by yourself: ${bills}.`,
    soonBills: (bills: string) => `These bills are not caught, pay them by yourself: ${bills}.`,
    control: 'You can set a cap, skip a debit or cancel whenever you want, on this same page.',
  },
  termsHeading: 'Terms and conditions',
  version: (version: string) => `Version ${version}`,
  declaration: (bank: string, lastFour: string) =>
    `I declare that I am the holder of the bank account of ${bank} ending in ${lastFour}, or that its holder authorised me to use it for these payments.`,
  terms: (utility: string, account: string) => [
    `I authorise ${utility} to debit the bills of the service of account ${account} from that bank account.`,
    'I receive the amount and the date of each debit by e-mail, at least 5 business days ahead.',
    'I can cancel, skip a debit or set a cap in the virtual office. What the bank has received already I can stop at my bank up to 24 business hours ahead (stop debit).',
    'I can ask my bank to return a debit up to 30 calendar days later. The bill is then owed again.',
    'If the bank refuses three debits in a row, the enrolment is suspended and I am told.',
    'A bill due within 24 hours of my registering, or within 5 business days of my enrolling, is not debited: I pay it.',
  ],
  accept: 'I accept the terms and conditions',
  confirm: 'Confirm enrolment',
  change: 'Correct the data',
  stale: 'Too much time has passed: enter the data again.',
  enrolled: (bank: string, lastFour: string) =>
    `Done: the account is enrolled in direct debit (${bank}, ending in ${lastFour}).`,
  already: 'The account is enrolled in direct debit already.',
  yes: 'Enrolled',
  no: 'Not enrolled',
  suspendedBadge: 'Suspended',
  since: (day: string) => `Since ${day}`,
  oldHeading: 'Enrolled before the virtual office',
  old: 'This account was enrolled before the virtual office, and we do not have your bank data here. To manage it on this page, cancel this enrolment and make it again.',
  cancelHeading: 'Cancel',
  leaving: {
    lead: 'If you cancel the enrolment:',
    withdrawn: (bill: string, day: string, amount: string) =>
      `Bill ${bill} is not debited on ${day} any more: ${amount} are left for you to pay.`,
    atBank: (bill: string, day: string, amount: string) =>
      `The debit of ${day} for bill ${bill}, of ${amount}, is at the bank already and is made all the same. If you do not want it, ask your bank for a stop debit up to 24 business hours ahead.`,
    next: 'The bills after that are left for you to pay.',
    number: 'We give you a cancellation number and e-mail it to you.',
    again: 'You can enrol again whenever you want.',
  },
  cancel: 'Cancel enrolment',
  cancelled: (number: string) =>
    `We cancelled the enrolment in direct debit. Cancellation number: ${number}.`,
  wasCancelled: (day: string, number: string) => `Cancelled on ${day}. Cancellation number: ${number}.`,
  toChange: 'To use another bank account or card, cancel this enrolment and enrol again with the other.',
  notEnrolled: 'The account is not enrolled in direct debit.',
  next: {
    heading: 'Next debit',
    leftHeading: 'Not debited: pay them yourself',
    none: 'No debit has been announced yet. When your next bill arrives we tell you by e-mail.',
    amount: 'Amount',
    day: 'Date',
    bill: 'Bill',
    skip: 'Skip the next debit',
    skipNote: 'That bill is left for you to pay. The debits after it do not change.',
    skipped: (bill: string) => `Done: ${bill} will not be debited. Remember to pay it.`,
    unskip: 'Debit it after all',
    unskipped: (bill: string, day: string) => `Done: ${bill} is debited on ${day}.`,
    tooLate: 'That debit cannot be changed any more.',
    pay: 'Pay now',
    atBank: 'It is at the bank already.',
    due: (day: string) => `Due on ${day}`,
    wasDue: (day: string) => `Was due on ${day}`,
    beingPaid: 'A payment of this bill is under way: once it is credited, the bill is not debited.',
  },
  cap: {
    heading: 'Cap',
    field: 'Cap for each bill',
    hint: 'Bills above it are not debited: we tell you and you pay them. Empty: no cap.',
    save: 'Save cap',
    saved: (amount: string) => `Done: bills above ${amount} are not debited.`,
    removed: 'Done: no cap.',
  },
  suspended: {
    strong: 'Direct debit is suspended.',
    refusals: 'The bank refused three debits in a row. Until you resume it, pay the bills by yourself.',
    resume: 'Resume direct debit',
    note: 'If you changed banks, cancel this enrolment and make a new one with the other CBU.',
    resumed: 'Done: direct debit is active again.',
  },
  past: {
    heading: 'Past debits',
    none: 'There has been no debit yet.',
    see: 'See the payment',
    columns: { bill: 'Bill', day: 'Date', state: 'State', amount: 'Amount' },
  },
  states: {
    announced: 'Announced',
    skipped: 'Skipped',
    'over-cap': 'Above the cap',
    withdrawn: 'Not debited',
    cut: 'At the bank',
    paid: 'Debited',
    refused: 'Refused',
    reversed: 'Returned by the bank',
  },
  reasons: {
    ended: 'the enrolment was cancelled',
    suspended: 'the enrolment is suspended',
    'not-owed': 'the bill was not owed any more',
    'in-plan': 'the bill became part of a payment plan',
    'being-paid': 'a payment was in progress',
    missed: 'it did not reach the bank in time',
    changed: 'the bill changed after the notice',
    'not-here': 'the account is not paid this way',
    funds: 'the bank account had not enough money',
    'account-closed': 'the bank account is closed or the CBU does not exist',
    'stop-debit': 'the bank was asked to stop the debit',
    cancelled: 'the enrolment was cancelled at the bank',
    unknown: 'the bank did not say why',
    'card-funds': 'the card had not enough funds or credit',
    'card-expired': 'the card has expired or was cancelled',
    'card-declined': 'the issuer of the card did not authorise the charge',
    'card-authentication': 'the issuer of the card asked you to confirm it yourself',
    'card-technical': 'the payment platform could not make the charge',
    'card-given-back': 'the platform gave the charge back',
  } as Record<string, string>,
  cannot: {
    closed: 'The account is closed: it cannot be enrolled in direct debit.',
    leasing_office: 'The bills of this account are paid at the leasing office: they are not debited here.',
    office_only: 'The bills of this account are paid at the office: they are not debited here.',
    off: 'For the time being we take no new enrolments in direct debit.',
  },
  mail: {
    see: 'See direct debit',
    hello: 'Hello,',
    notYou: (phone: string) => `If you did not expect this, call us: ${phone}.`,
    enrolled: {
      heading: (account: string) => `Direct debit: account ${account} enrolled`,
      text: (account: string, bank: string, lastFour: string) =>
        `Account ${account} is enrolled in direct debit, from ${bank}, bank account ending in ${lastFour}.`,
      next: 'Before each debit we tell the amount and the date by e-mail.',
    },
    cancelled: {
      heading: (account: string) => `Direct debit: account ${account} cancelled`,
      text: (account: string, number: string) =>
        `The enrolment of account ${account} in direct debit was cancelled. Cancellation number: ${number}.`,
      byBank: (account: string) =>
        `The bank informed us that the holder of the bank account ended the direct debit of account ${account}.`,
      pay: 'From now on the bills are not debited: they have to be paid.',
    },
    preview: {
      heading: (amount: string, day: string) => `We debit ${amount} on ${day}`,
      text: (bill: string, account: string) => `It is bill ${bill} of account ${account}.`,
      from: (bank: string, lastFour: string) =>
        `It is debited from ${bank}, bank account ending in ${lastFour}.`,
      control:
        'If you do not want it debited, you can skip this debit, set a cap or cancel the enrolment in the virtual office. You can also pay it before: then it is not debited.',
    },
    overCap: {
      heading: (bill: string) => `Bill ${bill} is above your cap: pay it by yourself`,
      text: (bill: string, amount: string, cap: string) =>
        `Bill ${bill} is for ${amount} and your cap for direct debit is ${cap}. It is not debited.`,
    },
    withdrawn: {
      heading: (bill: string) => `Bill ${bill} will not be debited`,
      text: (bill: string, reason: string) =>
        `We will not debit bill ${bill}: ${reason}. If it is still owed, pay it by yourself.`,
    },
    skipped: 'you asked to skip this debit',
    refused: {
      heading: (bill: string) => `The bank refused the debit of bill ${bill}`,
      text: (amount: string, reason: string) =>
        `We could not debit ${amount}: ${reason}. The bill is still owed, pay it by yourself.`,
    },
    suspended: {
      heading: (account: string) => `We suspended the direct debit of account ${account}`,
      text: 'The bank refused three debits in a row. Until you resume it in the virtual office, pay the bills by yourself.',
    },
    reversed: {
      heading: (bill: string) => `The bank returned the debit of bill ${bill}`,
      text: (amount: string, bill: string) =>
        `The bank returned ${amount} to the bank account, as its holder asked. Bill ${bill} is owed again, unless another payment covers it.`,
    },
  },
} satisfies DebitText;
