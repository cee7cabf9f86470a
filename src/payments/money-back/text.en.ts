import type { MoneyBackText } from './text.es.ts';

export const en = {
  refunded: {
    heading: 'This payment was refunded',
    strong: 'The amount was given back.',
    text: 'It may take some days to show on your statement.',
  },
  chargedBack: {
    heading: 'This payment was disputed at the bank',
    strong: 'The bank has taken the amount.',
    text: 'That happens when somebody disputes a charge. If it was a mistake, tell your bank.',
  },
  debitReturned: {
    heading: 'The bank returned this debit',
    strong: 'The bank returned the debit at the request of its account holder.',
    text: 'The amount went back to the bank account.',
  },
  partly: (amount) => `${amount} of this payment was given back.`,
  owedAgain: 'What it had paid is owed again, unless another payment covers it.',
  remark: {
    refund: (day) => `We refunded your payment of ${day}`,
    chargeback: (day) => `The bank took back your payment of ${day}`,
    debit: (day) => `The bank returned the debit of ${day}`,
    owedAgain: 'That is why it is owed again.',
    see: 'See that payment',
  },
  mails: {
    refund: {
      heading: (amount, account) => `We refunded ${amount} (account ${account})`,
      text: 'The platform gave that amount back the way you paid. It may take some days to show on your statement.',
    },
    chargeback: {
      heading: (amount, account) => `The bank took back ${amount} (account ${account})`,
      text: 'Somebody disputed this payment at the bank, and the bank took the amount. If it was a mistake, tell your bank.',
    },
    reinstated: {
      heading: (amount, account) => `We credited ${amount} again (account ${account})`,
      text: 'The dispute over this payment is settled and the amount is credited again.',
    },
  },
} satisfies MoneyBackText;
