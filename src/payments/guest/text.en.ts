import type { GuestText } from './text.es.ts';

export const en = {
  title: 'Pay without registering',
  lead: 'No user is needed. Choose how to find what you are going to pay.',
  byAccount: 'With the account number',
  byAccountText: "We show what is owed on that account. The holder's data appear covered.",
  byCode: 'With a pay code',
  byCodeText:
    'You see it on the computer of the lobby, it is read out to you by telephone, or somebody gave it to you.',
  code: 'Pay code',
  codeHint: 'Eight letters and figures, such as K7PM-2QXD.',
  seeDebt: 'See what is owed',
  useCode: 'Continue',
  noMatch:
    "We found no account with those data. Check the number and the holder's data as they are on the bill",
  missingCode: 'Enter the pay code',
  codeShape: 'The code has eight letters and figures, such as K7PM-2QXD',
  wrongCode: 'That code is not correct. Check it, or ask for another',
  oldCode: 'That code has run out. Ask whoever gave it to you for another',
  billsTitle: 'Choose what to pay',
  account: 'Account',
  holder: 'Holder',
  nothing: 'There is nothing to pay on this account',
  nothingText: 'If you paid recently, it may take a working day to show.',
  another: 'Find another account',
  email: 'E-mail address for the receipt',
  emailHint: 'We send the receipt there. We use it for nothing else.',
  missingEmail: 'Enter an e-mail address: we send the receipt there',
  emailShape: 'That address is not well written: it must be like name@example.com',
  passOver: 'Half an hour has passed since you found the account. For safety, find it again.',
  codeDone: 'What that code opens has been paid, or is not owed any more. You need not pay.',
  codeInProgress: 'What that code opens is being paid at this moment.',
  codeCooling: (time: string) =>
    `A payment of what that code opens was refused. You can try again at ${time}.`,
  codeElsewhere: 'What that code opens is not paid here. If in doubt, call us.',
  phonePanel: {
    heading: 'Would you rather pay with your telephone?',
    text: 'Read this code with the camera, or go to the address and type it. That way your payment data do not stay on this computer.',
    code: 'Pay code',
    until: (time: string) => `It is good until ${time}.`,
    alt: (code: string) => `QR code that opens the payment ${code} on your telephone`,
  },
} satisfies GuestText;
