import type { PayingText } from './text.es.ts';

export const en = {
  payTitle: 'Pay',
  question: (bills: number, others: number) =>
    others > 0
      ? 'Shall we pay what you chose?'
      : bills === 1
        ? 'Shall we pay this bill?'
        : `Shall we pay these ${bills} bills?`,
  what: 'Item',
  amount: 'Amount',
  total: 'Total',
  wasDue: (day: string) => `was due on ${day}`,
  isDue: (day: string) => `due on ${day}`,
  leaving: (platform: string) =>
    `We take you to ${platform} to enter the data of your card or bank account. We never see them.`,
  trouble: {
    silent: {
      strong: 'The payment platform does not answer at this moment.',
      text: 'Nothing has been charged yet. You can pay in another way, or try again later.',
      second:
        'If you try all the same and it does not open, nothing is charged and what you owe stays the same: you will be able to continue or to cancel.',
    },
    slow: {
      strong: 'The payment platform is slow to answer.',
      text: 'It may take some seconds to open: there is no need to press the button again.',
      second: null,
    },
  },
  needsScripts: 'The platform’s page needs JavaScript, and in this browser it is off. You can pay like this:',
  receiptGoesTo: (email: string) => `The receipt goes to ${email}.`,
  yesPay: 'Yes, pay',
  goBack: 'Go back',
  accountEnding: (ending: string) => `For the account ending in ${ending}.`,
  discards: {
    strong: (bills: number): string =>
      bills === 1
        ? 'If you pay this bill now, the payment plan is discarded.'
        : 'If you pay these bills now, the payment plan is discarded.',
    text: 'The plan has not begun yet: its first instalment is not paid.',
    see: 'See the plan',
  },
  startsPlan: (bills: number): string =>
    `This payment starts the plan, which takes in its ${bills === 1 ? 'bill' : `${bills} bills`}: from then on the instalments are paid.`,
  notDebited: (chosen: number, day: string): string =>
    chosen === 1
      ? `If you pay it now, it is not debited on ${day}.`
      : `If you pay now, the debit of ${day} is not made.`,
  otherWays: 'Other ways to pay, without a card or this page',
  otherWaysNow: 'Other ways to pay, right now',
  someDropped: 'Some of what you chose cannot be paid here any more and was left out. Check the total.',
  outOfOrder: 'Instalments are paid in order, the oldest first: choose the earlier ones too.',
  nothingChosen: 'Choose at least one item to pay.',
  chosenInDebit: (day: string) => `That bill is debited automatically on ${day}: there is no need to pay it.`,
  chosenBlocked:
    'What you chose is paid already or cannot be paid now. If it is still on the list, the reason is beside it.',
  amountChanged:
    'The amount changed while you were deciding. This is the amount of today: check it and confirm.',
  cannotCancel: 'We could not cancel it now: the platform does not answer. Try again in a minute.',
  cannotContinue: 'We could not open the payment platform now. Try again in a minute.',
  cancelTooLate: 'It could not be cancelled: this attempt already has an outcome.',
} satisfies PayingText;
