import type { PassingOnText } from './text.es.ts';

export const en = {
  title: 'Pay on another device or pass it on to somebody else',
  crumb: 'Another device or person',
  lead: 'Whoever has the code or the link sees what is paid, how much and of which account, and nothing else. No user is needed.',
  amounts: 'The amount is that of the day of payment. The receipt goes to the mailbox that the payer gives.',
  chosen: 'What is paid',
  leftOut: 'Something that you chose cannot be paid now and was left out. Check it before you pass it on.',
  code: {
    heading: 'With a code',
    text: 'To type on another telephone or computer, or to read out to somebody. It is good for 2 hours.',
    button: 'Make a code',
    again: 'Make another code',
    shown: 'Your pay code',
    shownText: 'On the other device, read the QR with the camera, or go to this address and type the code.',
    until: (time: string) => `It is good until ${time}, for this only.`,
  },
  mail: {
    heading: 'With a link by mail',
    text: 'The mail says what is paid, how much and until when. It is good for 48 hours.',
    field: 'E-mail address of the payer',
    button: 'Send the link',
    missing: 'Enter the e-mail address of the payer',
    shape: 'That address is not well written: it must be like name@example.com',
    sent: (email: string, until: string) => `We sent the link to ${email}. It is good until ${until}.`,
  },
  recent: {
    heading: 'Last two days',
    text: 'All users of the account see this.',
    link: (email: string, amount: string) => `Link to ${email}, ${amount}`,
    code: (amount: string) => `Code, ${amount}`,
    you: 'Asked for by you',
    by: (email: string) => `Asked for by ${email}`,
    staff: 'Asked for by staff',
  },
  back: 'Go back',
  letter: {
    heading: (amount: string, utility: string) => `Link to pay ${amount} to ${utility}`,
    lead: (utility: string, ending: string) =>
      `This payment to ${utility}, for the account ending in ${ending}, was passed on to you:`,
    item: (label: string, amount: string) => `${label}: ${amount}`,
    total: (amount: string) => `Total today: ${amount}. The amount is that of the day of payment.`,
    until: (hours: number, moment: string) => `The link is good for ${hours} hours, until ${moment}.`,
    link: 'See it and pay',
    closing: 'If you did not expect it, you need not do anything.',
  },
} satisfies PassingOnText;
