import type { PrivacyText } from './text.es.ts';

const period = (days: number) =>
  days % 365 === 0 ? (days === 365 ? '1 year' : `${days / 365} years`) : `${days} days`;

export const en = {
  title: 'Privacy',
  lead: (utility: string) =>
    `Which of your data the virtual office of ${utility} keeps, what for and for how long.`,
  columns: { what: 'What we keep', why: 'What for', howLong: 'For how long' },
  records: {
    login: {
      what: 'Your e-mail address, your security question and the language you chose',
      why: 'So that you can sign in, and to write to you',
      howLong: 'As long as you have a user',
    },
    secrets: {
      what: 'Your password, the answer to the question, and codes',
      why: 'To know that it is you. The password and the answer are kept in a form that not even we can read',
      howLong: 'As long as you have a user; codes until they are used or run out',
    },
    registration: {
      what: 'A registration that was not validated',
      why: 'So that you can finish it',
      howLong: '14 days',
    },
    accounts: {
      what: 'Your accounts, bills and consumption',
      why: 'To show them to you. They come from the billing system',
      howLong: 'As long as the utility keeps them',
    },
    payments: {
      what: 'Your payments and receipts. Of the card, only the last four digits',
      why: 'To credit them and to be able to prove them',
      howLong: (years: number) => `${years} years, as accounting rules ask`,
    },
    agreements: {
      what: 'Your enrolments and payment plans, with the text you accepted and what you told us. The CBU is kept encrypted; of a card, only its brand, its last four digits and a key of the payment platform, encrypted too',
      why: 'To do what you asked for and to be able to prove it',
      howLong: (years: number, days: number) =>
        `Up to ${years} years after they end, like payments; the CBU, ${days} days after you cancel`,
    },
    payCodes: {
      what: 'The pay codes and links that you asked for',
      why: 'So that somebody else can pay and see nothing more',
      howLong: 'Up to 7 days after they run out, to be able to say that they did',
    },
    trail: {
      what: 'Who did what and when: sign-ins, changes of data, linking',
      why: 'So that it can be known who touched an account. We never show your full address to another person of the same account',
      howLong: (days: number) => period(days),
    },
    mails: {
      what: 'The mails that we sent you. Those with codes or links are wiped when they leave',
      why: 'To be able to tell you what we told you',
      howLong: (days: number) => period(days),
    },
    browsers: {
      what: 'A mark on your computers and telephones (cookie)',
      why: 'To recognise them and not to ask you each time. None stays on the computers of the lobby',
      howLong: '90 days',
    },
    visits: {
      what: 'Your open session',
      why: 'So that you go on without signing in on every page',
      howLong: '45 minutes without use, 12 hours at most',
    },
  },
  notHeading: 'What we do not do',
  not: [
    'We use no advertising, no third-party trackers and no cookies of other sites.',
    'We neither see nor keep card numbers: the payment platform receives them.',
    'We give your data to nobody, except to whom the law orders.',
  ],
  rightsHeading: 'Your rights',
  rights: 'You can see and correct your data in My data, and ask us to delete them.',
  profile: 'Go to My data',
  call: (phone: string) => `Call us on ${phone}.`,
} satisfies PrivacyText;
