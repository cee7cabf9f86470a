import type { ProfileText } from './text.es.ts';

export const en = {
  title: 'My data',
  lead: 'What we know of your user, and how to change it.',
  change: 'Change',
  back: 'Back to my data',
  user: {
    heading: 'Data of your user',
    email: 'User (e-mail)',
    since: 'Registered since',
    accounts: 'Linked accounts',
    none: 'You have not linked any yet.',
    more: (count: number) => `and ${count} more`,
    all: 'See my accounts',
    language: 'Language of the mails that we send you',
    languages: { es: 'Español', en: 'English' },
    save: 'Save language',
    languageSaved: 'The language of your mails is saved.',
    privacy: 'What we keep about you, and for how long',
  },
  password: {
    heading: 'Password',
    since: (day: string) => `Chosen on ${day}. It does not expire.`,
    change: 'Change password',
  },
  question: {
    heading: 'Security question',
    none: 'You have not chosen a question yet.',
    asleep: 'While you use the second factor we do not ask it.',
    change: 'Change security question',
  },
  secondFactor: {
    heading: 'Second factor',
    on: 'On',
    off: 'Off',
    offText: 'A code from your telephone, in the place of the security question.',
    left: (count: number) =>
      count === 1 ? 'You have 1 recovery code left.' : `You have ${count} recovery codes left.`,
    configure: 'Set up second factor',
  },
  billing: {
    heading: 'Billing e-mail of each account',
    lead: 'There the bills and the payment receipts of each account go. It does not change when you change your user.',
    account: 'Account',
    email: 'Billing e-mail',
    none: 'Once you link an account you will see here where its bills go.',
    follows: 'Everybody who sees this account gets the receipts of their payments at their own address.',
  },
  visits: {
    heading: 'Sessions and trusted devices',
    sessions: 'Open sessions',
    seen: (when: string) => `Last used: ${when}`,
    thisOne: 'This session',
    end: 'Sign out on that device',
    endOthers: 'End all others',
    kiosk: 'Lobby computer',
    web: 'Browser',
    unknown: 'Unknown device',
    browsers: 'Known browsers',
    browsersLead:
      'From a trusted browser you sign in without the security question or the code of the telephone.',
    noBrowsers: 'We do not remember any browser.',
    trusted: 'Trusted',
    notTrusted: 'Always asked',
    since: (day: string) => `Since ${day}`,
    thisBrowser: 'This browser',
    forget: 'Forget this device',
    ended: 'That session is ended.',
    endedOthers: 'All other sessions are ended.',
    forgotten: 'That device is forgotten: next time we ask it to confirm that it is you.',
    gone: 'It was not on the list any more.',
  },
  username: {
    heading: 'Change e-mail address / user name',
    lead: 'It is the e-mail with which you sign in. The change is confirmed from the new mailbox; the bills still go where they go today.',
    field: 'New e-mail',
    go: 'Go',
  },
  link: {
    heading: 'Link account number',
    lead: 'To see another account with this user. One at a time.',
    field: 'Account number',
    button: 'Link account number',
  },
  newEmail: {
    missing: 'Enter the new e-mail',
    shape: 'Check the e-mail: it must look like name@example.com',
    code: 'Code',
    codeHint: 'Eight letters and figures, such as K7PM-2QXD. If you do not see it, look in the junk folder.',
    missingCode: 'Enter the code that came to the new mailbox',
    wrongCode:
      'That code is not correct, was used already or has expired. Check it, or ask for the change again',
    codeHeading: 'Check the new mailbox',
    confirm: 'Confirm',
    sent: (email: string) => `We sent a message to ${email}. It is good for 24 hours.`,
    deadHeading: 'This link is no longer good',
    deadText:
      'It was used already, has expired, or the password changed after it was asked for. You can ask for the change again in My data.',
    deadLink: 'Go to my data',
  },
  mail: {
    hello: 'Hello,',
    see: 'See my data',
    code: 'Code',
    confirm: 'Confirm the change',
    hours: 'The link and the code are good for 24 hours and are used only once.',
    notYou: (phone: string) =>
      `If it was not you, change your password now with "Forgot my password" and ${phone ? `call us on ${phone}` : 'tell us'} as soon as possible.`,
    notExpected: (phone: string) =>
      phone
        ? `If you did not expect this, call us on ${phone}.`
        : 'If you did not expect this, tell us as soon as possible.',
    ignore: (phone: string) =>
      `If you did not expect this, there is nothing to do: without your confirmation nothing changes.${phone ? ` If in doubt call us on ${phone}.` : ''}`,
  },
} satisfies ProfileText;
