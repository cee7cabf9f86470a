import type { KioskText } from './text.es.ts';

export const en = {
  startTitle: 'What would you like to do?',
  startLead: 'Choose an option. This computer keeps nothing of what you do.',
  signIn: 'Sign in',
  signInText: 'See and pay your bills with your username.',
  register: 'Create an account',
  registerText: 'Make your username. Have a bill at hand.',
  guest: 'Pay without registering',
  guestText: 'With the account number that is on the bill.',
  help: 'Help',
  helpText: 'Answers to the most common questions.',
  staffTitle: 'Would you like some help?',
  staffText: 'Ask somebody of the office: they are here to help you, with registering too.',
  never: 'Nobody from the office will ask for your password: type it yourself.',
  phone: 'By telephone:',

  notHereTitle: 'This is not a computer of the lobby',
  notHereText: 'Here is the start page of the computers in our offices.',
  notHereStaff:
    'If you work there: open on this computer the activation address that you got from whoever runs the portal.',
  home: 'Go to the portal',

  warningTitle: 'Are you still there?',
  warningText: (seconds: number) =>
    `If you do not press “Go on” within ${seconds} seconds, we end the visit so that nobody sees your data.`,
  goOn: 'Go on',
  end: 'End and erase',
  lastTitle: 'Your visit is ending',
  lastText: (seconds: number) =>
    `Visits on this computer last 30 minutes at most, and yours ends in ${seconds} seconds. You can sign in again and go on where you were.`,
  again: 'Sign in again',

  endedTitle: 'The visit has ended',
  endedText: 'Nobody was using the computer, or 30 minutes had passed. Nothing was kept on it.',
  begin: 'Begin',
  erased: 'Done: nothing of the visit is left on this computer.',
} satisfies KioskText;
