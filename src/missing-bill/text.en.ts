import type { MissingBillText } from './text.es.ts';

export const en = {
  title: 'I did not receive a bill',
  lead: 'This is the last bill of the account. You can see it right now.',
  leadOther: 'This is the bill that you chose. You can see it right now.',
  number: 'Number',
  issuedOn: 'Issued on',
  dueOn: 'Due date',
  owed: 'Total to pay today',
  amount: 'Amount',
  see: 'See bill',
  pdf: 'See PDF',
  missing: 'I did not receive it',
  reported: (number) => `We noted that you did not receive bill ${number}. Thank you for telling us.`,
  reportedOn: (day) => `You told us on ${day} that you did not receive it.`,
  none: 'There are no bills yet',
  noneText: 'The first one appears here as soon as it is issued.',
  other: 'Is it another bill?',
  digitalHeading: 'Digital bill',
  offer: 'So as not to depend on paper, get the next ones by e-mail, as a PDF.',
  join: 'Enrol in the digital bill',
  enrolled: (mailbox) => `The account is enrolled: bills go to ${mailbox}.`,
  sent: (number, mailbox, when) =>
    `Bill ${number} was sent to ${mailbox} on ${when}. Have a look at your junk mail too.`,
  waiting: (number, mailbox) =>
    `We have just sent bill ${number} to ${mailbox}. It may take some minutes to arrive.`,
  refused: (number, mailbox) => `${mailbox} did not take bill ${number}.`,
  notSent: (number) => `Bill ${number} was not sent by e-mail.`,
  send: 'Send by mail',
  resend: 'Send it again',
  resent: (number, mailbox) => `We sent bill ${number} to ${mailbox}.`,
  tooOften: (number) =>
    `We have sent bill ${number} three times today. Try tomorrow, or see it here right now.`,
  notEnrolled: 'The account is no longer enrolled in the digital bill.',
  change: 'Change the billing e-mail',
  leave: 'Cancel enrolment',
} satisfies MissingBillText;
