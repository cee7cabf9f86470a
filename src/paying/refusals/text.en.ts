import type { RefusalsText } from './text.es.ts';

export const en = {
  causes: {
    funds: 'Your bank did not authorise the payment: insufficient funds.',
    limit: 'The amount is over the limit that your bank set for the card or account.',
    'security-code': 'The security code is not correct.',
    'card-data': 'The card data are not correct.',
    'card-expired': 'The card has expired.',
    'card-disabled': 'The card is not enabled for this payment.',
    address: 'The billing address is not the one your bank has.',
    'account-data': 'The data of the bank account are not correct, or the account is closed.',
    'bank-debit': 'Your bank did not accept the debit on the account.',
    'call-bank': 'Your bank asks you to authorise it by telephone.',
    authentication: 'The identity check that your bank asks for was not completed.',
    attempts: 'That means of payment was tried too many times.',
    means: 'The platform did not accept that means of payment.',
    duplicate:
      'The platform believes that this payment was already made. Check your statement before repeating it.',
    expired: 'The time to complete the payment is over.',
    cancelled: 'The payment was cancelled before it was charged.',
    technical: 'Your bank or the platform did not answer in time.',
    other: 'Your bank did not authorise the payment.',
  },
  accountCauses: {
    funds: 'The account has not enough balance.',
    limit: 'The amount is over the account’s limit for debits.',
    'security-code': 'The password or code that your bank asks for is not correct.',
    'card-data': 'The data of the bank account are not correct.',
    'card-expired': 'The account is not enabled for this payment.',
    'card-disabled': 'The account is not enabled for this payment.',
    address: 'The data of the holder are not those your bank has.',
    'call-bank': 'Your bank asks you to authorise the debit.',
    other: 'The debit on your bank account was not authorised.',
  },
  heading: 'What to check',
  callBank: 'If it still fails, call your bank at the number on the back of the card.',
  callProcessor: (name) => `If it still fails, call ${name}, which processes payments by bank account:`,
  callBankOfAccount: 'If it still fails, call the bank of the account.',
  callWallet: 'If it still fails, ask the company of that means of payment.',
  checks: {
    card: [
      'The card number and the security code: they are the most common typos.',
      'That the billing address is the one your bank has.',
    ],
    cardFunds: [
      'That the card has enough balance or limit.',
      'If you have another card or a bank account, use that one next time.',
    ],
    cardExpired: ['The expiry date of the card.', 'If you have another card, use that one next time.'],
    cardAuthorise: [
      'That your bank authorises this payment: ask them by telephone.',
      'If you have another card, use that one next time.',
    ],
    account: [
      'That the CBU or account number and its holder are those your bank has.',
      'That the account allows debits and has a balance.',
      'You can also pay by card.',
    ],
    accountFunds: [
      'That the account has a balance, and that your bank allows a debit of that amount.',
      'If you have another account or a card, use that one next time.',
    ],
    accountAuthorise: [
      'That your bank allows this debit: ask them to authorise it.',
      'If you have another account or a card, use that one next time.',
    ],
    walletFunds: [
      'That you have enough balance.',
      'If you have a card or a bank account, use that one next time.',
    ],
    authentication: [
      'That you have the telephone or app at hand with which your bank confirms payments.',
      'That the password or code it asked for is typed correctly.',
    ],
    otherMeans: [
      'If you have another card or account, use that one next time.',
      'That what you typed is correct.',
    ],
    duplicate: [
      'The statement or movements of the card or account: if the amount is there, the payment was made.',
      'If you have two bills of the same amount, pay the second by another means or a while later.',
      'If it is there twice, call us.',
    ],
    again: ['Complete the payment on the platform before the time is over.'],
    technical: ['Wait some minutes before you try again.'],
  },
} satisfies RefusalsText;
