import type { PlatformText } from './text.es.ts';

export const en = {
  brand: 'Violeta Pagos',
  banner: 'Test platform: no real money is charged',
  footer: 'Do not type the data of a real card. Of the numbers only the last four digits are kept.',
  pay: {
    title: 'Pay',
    detail: 'What you are paying',
    concept: 'Item',
    amount: 'Amount',
    total: 'Total',
    reference: (reference: string) => `Reference ${reference}`,
    card: 'Card',
    bankAccount: 'Bank account',
    methods: 'Ways to pay',
    submit: 'Pay',
    cancel: 'Cancel and go back',
    error: 'Error',
    summary: 'Check these entries',
    names: 'The name of the holder decides the result',
  },
  fields: {
    card_number: {
      label: 'Card number',
      hint: 'Any number of 12 to 19 digits. For example 5031 7557 3453 0604',
      wrong: 'The card number has 12 to 19 digits',
    },
    holder: {
      label: 'Name of the holder',
      hint: 'One of the five test names',
      wrong: 'As the name of the holder type APRO, FUND, SECU, OTHE or CONT',
    },
    expiry: {
      label: 'Expiry date',
      hint: 'Month and year, MM/YY. For example 11/30',
      wrong: 'The expiry date has a month and a year, for example 11/30',
    },
    security_code: {
      label: 'Security code',
      hint: '3 or 4 digits. For example 123',
      wrong: 'The security code has 3 or 4 digits',
    },
    account_number: {
      label: 'CBU or account number',
      hint: '10 to 22 digits. For example 0170099220000067797370',
      wrong: 'The CBU or account number has 10 to 22 digits',
    },
  },
  holders: {
    APRO: 'approved',
    FUND: 'declined, insufficient funds',
    SECU: 'declined, wrong security code',
    OTHE: 'declined for another reason',
    CONT: 'pending, until somebody approves or rejects it',
  },
  keep: {
    title: 'Save a card',
    noCharge:
      'Nothing is charged now. The card is kept here, and the merchant gets its last four digits only.',
    submit: 'Save card',
    cancel: 'Cancel and go back',
    names: 'The name of the holder decides what comes of each charge',
    hint: 'One of the six test names',
    wrong: 'As the name of the holder type APRO, FUND, SECU, OTHE, CONT or MUDO',
    silent: 'charged, but the platform gives no answer',
    closed: {
      complete: {
        title: 'The card is saved already',
        body: 'There is no need to type it again. Go back to the site where you started.',
      },
      expired: {
        title: 'This request has expired',
        body: 'The time is over and no card was saved. Go back to the site where you started to try again.',
      },
    },
  },
  closed: {
    complete: {
      title: 'This payment was already processed',
      body: 'There is no need to pay again. Go back to the site where you started to see the result.',
    },
    expired: {
      title: 'This payment has expired',
      body: 'The time to pay is over and nothing was charged. Go back to the site where you started to try again.',
    },
    back: 'Go back to the site',
  },
  trouble: {
    notFound: { title: 'We could not find this page', body: 'The address does not belong to any payment.' },
    tooLarge: { title: 'The request is too large', body: 'Go back and try again.' },
    internal: {
      title: 'Something failed',
      body: 'The request could not be completed. Try again in a few minutes.',
    },
  },
  desk: {
    title: 'Test payments',
    pending: 'Pending payments',
    noPending: 'There are no pending payments.',
    approve: 'Approve',
    reject: 'Reject',
    recent: 'Latest payment requests',
    noRecent: 'There are no payment requests yet.',
    reference: 'Reference',
    state: 'State',
    created: 'Created (UTC)',
    back: {
      all: 'Refund',
      part: 'Refund a part',
      amount: 'Amount to refund',
      dispute: 'Charge back',
      reinstate: 'Decide for the merchant',
      wrong: (most) => `Type an amount of up to ${most}, for example 1,234.56`,
    },
    states: {
      open: 'Open',
      expired: 'Expired',
      approved: 'Approved',
      rejected: 'Rejected',
      pending: 'Pending',
      refunded: 'Refunded',
      disputed: 'Disputed at the bank',
      partly: (amount) => `${amount} refunded`,
    },
  },
} satisfies PlatformText;
