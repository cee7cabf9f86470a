import type { RecoveryText } from './text.es.ts';

export const en = {
  username: {
    title: 'Forgot my username',
    lead: 'Your username is the e-mail address you registered with. We look it up with two things from your bill.',
    invoiceHint: 'Optional. With the number of any bill of the last 3 years we show the whole username.',
    find: 'Recover username',
    missing: (phone: string) =>
      `If you cannot recover it, ${phone ? `call us on ${phone} or ` : ''}come to the customer centre with your identity card.`,
    noMatch:
      'We found no user with those data. Check each of them with a bill in your hand. If you have not registered yet, you can do it now',
    foundOne: 'We found your username',
    foundMany: 'We found the users of this account',
    yours: 'Your username is',
    yoursIsOne: 'Your username is one of these:',
    user: 'User:',
    masked: 'For your security we show only a part.',
    maskedHow: 'To see all of it, enter the number of a bill below.',
    wrongInvoice: 'The number of the bill does not match.',
    wrongInvoiceHow: 'That is why we show only a part. Check it below and try again.',
    wrongInvoiceField: 'This is not a bill of this account from the last 3 years',
    waitingHeading: 'The address has to be validated',
    notValidated: 'not yet validated',
    checkSpelling:
      'Take a moment to check that the username is spelt right. If it is, we send you the validation mail again.',
    registerAgain:
      'Is it misspelt, or do you want another address? Register again with the same data and the right address.',
  },
  password: {
    title: 'Forgot my password',
    lead: 'We send you a temporary password by e-mail. You sign in with it once and choose a new password.',
    send: 'Send temporary password',
    malformed: 'Check the address: it has no spaces or accents, for example name@example.com',
    noUser: 'You do not remember which address you registered with?',
    neverAsked: (utility: string) =>
      `Nobody from ${utility} will ever ask you for your password or the temporary one: not on the phone, not in a message, not at the office.`,
  },
  sent: {
    title: 'Look at your mail',
    lead: 'If there is a user with that address, we have sent a temporary password to it.',
    points: [
      'It works once, for 30 minutes.',
      'If you do not see it, look in junk mail or spam.',
      'Your old password keeps working until you use the temporary one.',
      'If there is no user with that address, the message tells you what to do.',
    ],
    again: 'It did not arrive: ask for another',
  },
  change: {
    title: 'Choose a new password',
    lead: 'You signed in with a temporary password, which does not work any more. Now choose one of your own.',
    after: 'After that we ask you to sign in again with it.',
    save: 'Save password',
    changed: 'You changed your password. Now sign in with the new one.',
    tooLate:
      'The time for choosing a password is over and the temporary one does not work any more. Ask for another with "Forgot my password".',
  },
  mail: {
    hello: 'Hello,',
    signIn: 'Sign in',
    temporary: {
      subject: 'Your temporary password',
      body: (user: string) =>
        `A temporary password was requested for the user ${user}. Sign in with it and choose a new password.`,
      label: 'Temporary password',
      minutes: (until: string) =>
        `It works once, for 30 minutes: until ${until}. Your old password keeps working until you use this one.`,
      notYou: (phone: string) =>
        `If it was not you who asked, there is nothing to do: your password has not changed and nobody can use this one without this mail. Do not give it to anybody.${phone ? ` If it happens again, call us on ${phone}.` : ''}`,
    },
    unknown: {
      subject: 'There is no user with this address',
      body: (utility: string) =>
        `A temporary password was requested for this address in the virtual office of ${utility}, but there is no user with it.`,
      other:
        'If it was you, you may have registered with another address: recover your username with the account number and the surname of the holder.',
      recover: 'Recover username',
      register: (address: string) => `If you have not registered yet, you can do it at ${address}`,
      ignore: 'If you did not ask for this, ignore it: there is nothing to change.',
    },
    waiting: {
      subject: 'Your registration waits for your address to be validated',
      body: (utility: string) =>
        `A temporary password was requested for this address in the virtual office of ${utility}. There is a registration with it, but it has to be validated: open the link of the validation mail that we sent you.`,
      again:
        'If you cannot find it, recover your username with the account number and the surname of the holder: there you can have it sent again. You can also sign in with the password that you chose and ask for it there.',
      recover: 'Send the validation mail again',
      forgotten: (address: string) =>
        `If you do not remember the password that you chose, register again at ${address}`,
      ignore: 'If you did not ask for this, ignore it: there is nothing to change.',
    },
    changed: {
      subject: 'You changed your password',
      body: (user: string, when: string, device: string) =>
        `The password of the user ${user} was changed on ${when} from ${device}. We ended all sessions: sign in again with the new password.`,
      unknownDevice: 'an unknown browser',
      notYou: (phone: string) =>
        `If it was not you, ask for a temporary password now with "Forgot my password"${phone ? ` and call us on ${phone}` : ''}.`,
    },
  },
} satisfies RecoveryText;
