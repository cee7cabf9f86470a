import type { ReceiptsText } from './text.es.ts';

export const en = {
  stateTitle: 'Payment',
  historyTitle: 'Payment history',
  amountPaid: 'Amount paid',
  date: 'Date',
  account: 'Account',
  means: 'Means of payment',
  cardEnding: (lastFour: string, platform: string) => `Card ending in ${lastFour}, through ${platform}`,
  card: (platform: string) => `Card, through ${platform}`,
  otherMeans: (platform: string) => `Through ${platform}`,
  bankAccount: (platform: string) => `Bank account, through ${platform}`,
  debit: (bank: string, lastFour: string) => `Direct debit, ${bank}, ending in ${lastFour}`,
  debitCard: (lastFour: string, platform: string) =>
    `Direct debit, card ending in ${lastFour}, by ${platform}`,
  operation: 'Operation',
  verificationCode: 'Verification code',
  itemsPaidHeading: 'What was paid',
  receiptFile: 'receipt',
  receiptTitle: 'Payment receipt',
  holder: 'Holder',
  address: 'Address',
  description: (utility: string, account: string) => `${utility}, account ${account}`,
  returnedStamp: 'RETURNED',
  paidStamp: 'PAID',
  paidOn: 'Paid on',
  mail: {
    subject: (amount: string, account: string) =>
      `We received your payment of ${amount} (account ${account})`,
    heading: 'We received your payment',
    lead: (utility: string) => `${utility} received this payment. The receipt is attached.`,
  },
} satisfies ReceiptsText;
