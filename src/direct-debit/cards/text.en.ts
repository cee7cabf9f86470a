import type { CardText } from './text.es.ts';

export const en = {
  ways: 'What is debited',
  byAccount: 'CBU',
  byCard: 'Card',
  lead: 'Your bills pay themselves on their due date, with your card. Before each debit we mail you its amount and date.',
  service: 'Service account',
  where: 'Where the card is kept',
  keeper: (platform) => `At ${platform}; here its last four digits only`,
  happens: {
    leave: (platform) =>
      `We take you to ${platform} to type in the card. We never see its number. Nothing is charged now.`,
    from: 'The bills of the service are debited, each on its due date (or the next business day). Payment plans and charges are not.',
  },
  declaration:
    'I declare that I am the holder of the card that I am about to register, or that its holder has authorised me to use it for these payments.',
  terms: (utility, account) => [
    `I authorise ${utility} to charge to that card the service bills of account ${account}, and the payment platform to keep it for that. ${utility} neither receives nor keeps the number of the card.`,
    'I am mailed the amount and date of each debit at least 5 business days before.',
    'I can cancel the enrolment, skip a debit or set a cap in the online office, until the day before each debit.',
    'I can dispute a charge with the issuer of the card. Then the bill is owed again.',
    'If the card declines three debits in a row, the enrolment is suspended and I am told.',
    'A bill that is due within 5 business days of my enrolment is not debited: I pay it myself.',
  ],
  label: (utility, account) => `${utility}: direct debit of account ${account}`,
  needsScripts:
    'The platform’s page needs JavaScript, and in this browser it is off. You can enrol with a CBU.',
  withAccount: 'Enrol with a CBU',
  ending: (label, lastFour) => `${label} ending in ${lastFour}`,
  kept: (label, lastFour) => `The platform then kept this card: ${label} ending in ${lastFour}.`,
  enrolled: (label, lastFour) =>
    `Done: the account is enrolled in direct debit (${label} ending in ${lastFour}).`,
  refused:
    'The platform is not available now and no card was registered. Try again in a few minutes, or enrol with a CBU.',
  title: 'Registering the card',
  states: {
    open: {
      strong: 'The card is not registered yet.',
      text: 'You have not finished on the platform’s page. Nothing was charged and the account is not enrolled.',
    },
    silent: {
      strong: 'The platform gives no answer at the moment.',
      text: 'Nothing was charged. If you have registered the card there is no need to do it again: we ask again, and tell you by mail.',
    },
    cancelled: {
      strong: 'No card was registered.',
      text: 'You left the page without saving one. The account is not enrolled.',
    },
    expired: {
      strong: 'No card was registered.',
      text: 'The time to save one is over. The account is not enrolled; you can start again.',
    },
    refused: {
      strong: 'No card was registered.',
      text: 'The platform was not available. You can start again.',
    },
    superseded: {
      strong: 'That card was not enrolled.',
      text: 'The account was enrolled in another way already, or can be enrolled no more. We asked the platform to forget it.',
    },
  },
  goOn: 'Go on at the platform',
  again: 'Start again',
  refresh: 'Refresh',
  back: 'Back to direct debit',
  inProgress: 'We have asked the card for it.',
  cancelCut: (day) => `The debit of ${day} was asked of the card already and is made all the same.`,
  suspendedNote: 'If you have another card now, cancel this enrolment and make a new one.',
  otherPlatform:
    'The card is kept at a payment platform that we no longer use. Cancel this enrolment and register it again.',
  orderStates: { cut: 'Under way', reversed: 'Given back' },
  mail: {
    enrolled: (account, label, lastFour) =>
      `Account ${account} is enrolled in direct debit, with the card ${label} ending in ${lastFour}.`,
    from: (label, lastFour) => `It is debited from the card ${label} ending in ${lastFour}.`,
    refused: {
      heading: (bill) => `We could not debit bill ${bill} from your card`,
    },
    suspended:
      'The card declined three debits in a row. Until you resume it in the online office, pay the bills yourself.',
    otherPlatform:
      'The card is kept at a payment platform that we no longer use. To have bills debited again, cancel this enrolment and register the card again. Meanwhile, pay the bills yourself.',
  },
} satisfies CardText;
