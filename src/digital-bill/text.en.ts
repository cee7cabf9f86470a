import type { DigitalBillText } from './text.es.ts';

export const en = {
  title: 'Digital bill',
  state: { on: 'Enrolled', off: 'Not enrolled' },
  account: 'Account',
  mailbox: 'E-mail that receives them',
  noMailbox: 'No known mailbox',
  change: 'Change the billing e-mail',
  since: 'Enrolled since',
  joinLead: 'Get each new bill by e-mail, as a PDF, as soon as it is issued.',
  onLead: 'Each new bill comes to you by e-mail, as a PDF, as soon as it is issued.',
  closed: 'The account is closed: no more bills are issued, and it cannot be enrolled in the digital bill.',
  leaving: {
    lead: 'If you cancel the enrolment:',
    paper: 'Bills come on paper again from the next one on.',
    sent: 'Those that we have e-mailed to you stay valid: they do not come again on paper.',
    history: 'You stop seeing earlier bills: they are shown with the digital bill only.',
    again: 'You can enrol again whenever you want.',
  },
  returned: (day: string) =>
    `On ${day} the account went back to paper: the billing e-mail did not take a bill. Check the address before you enrol again.`,
  dueSoon: (number: string, day: string) =>
    `Bill ${number} is due on ${day} and has been issued already: the digital bill does not catch it. See and pay it here.`,
  seeBill: (number: string) => `See bill ${number}`,
  termsHeading: 'Terms and conditions',
  termsVersion: (version: string) => `Version ${version}`,
  terms: (utility: string) => [
    `${utility} sends the bills of the account by e-mail, as a PDF, to the billing e-mail of the account. They replace those on paper, which are no longer sent.`,
    'A digital bill is worth the same as one on paper: same amount, same due dates and same code to pay it with. It also stays in this online office.',
    'An e-mail that does not arrive changes no due date. Keep the billing e-mail up to date: you can change it at any time under My details.',
    'If the billing e-mail refuses a bill, the account goes back to paper and we tell you in this online office.',
    'It covers bills issued from today on. You can cancel the enrolment at any time, free of charge, on this same page.',
    'We keep who agreed, when, and this text.',
  ],
  accept: 'I accept the terms and conditions',
  mustAccept: 'Tick that you accept the terms and conditions',
  termsChanged: 'The terms changed while you were reading: read them again and accept them',
  join: 'Confirm enrolment',
  leave: 'Cancel enrolment',
  back: 'Go back',
  joined: (number, mailbox) =>
    `Done: account ${number} is enrolled in the digital bill. The next bills go to ${mailbox}.`,
  joinedAlready: (number) => `Account ${number} was enrolled in the digital bill already.`,
  left: (number) =>
    `You cancelled the enrolment of account ${number} in the digital bill. The next bills come on paper.`,
  leftAlready: (number) => `Account ${number} was not enrolled in the digital bill.`,
  mail: {
    hello: 'Hello,',
    joinedSubject: (number) => `Account ${number}: enrolled in the digital bill`,
    joined: (number, when, mailbox) =>
      `Account ${number} was enrolled in the digital bill (${when}). The next bills go to ${mailbox}.`,
    terms: (version) => `The terms and conditions were accepted, version ${version}.`,
    leftSubject: (number) => `Account ${number}: digital bill cancelled`,
    left: (number, when) =>
      `The enrolment of account ${number} in the digital bill was cancelled (${when}). The next bills come on paper.`,
    see: 'See the digital bill',
    notYou: (phone) =>
      `If you did not expect this, sign in to the online office${phone ? ` or call us on ${phone}` : ' or get in touch with us'}.`,
  },
} satisfies DigitalBillText;
