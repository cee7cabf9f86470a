import type { FrameText } from './text.es.ts';

export const en = {
  skip: 'Skip to content',
  skipToMenu: 'Skip to menu',
  doubts: 'Questions?',
  assistant: 'Virtual assistant',
  window: 'Window',
  places: 'Places to pay',
  usefulInformation: 'Useful information',
  help: 'Help',
  privacy: 'Privacy',
  menu: 'Menu',
  mainMenu: 'Main menu',
  extraMenu: 'More options',
  shortcuts: 'Shortcuts',
  breadcrumb: 'You are in',
  home: 'Home',
  phone: 'Telephone',
  otherLanguage: 'Español',
  signOut: 'Sign out',
  signedInAs: 'Signed in as',
  account: 'Account',
  switchAccount: 'Switch account',
  allAccounts: 'See all my accounts',
  currentAccount: 'you are viewing it',
  demo: 'Demonstration: the data are made up and no money is charged.',
  close: 'Close',
  errorSummary: 'Please check the following',
  requestId: (id: string) => `Number of this request: ${id}`,
  callUs: (phone: string) => `If you need help, call us on ${phone}.`,
  backHome: 'Back to the home page',
  errors: {
    bad_request: ['We could not read what you sent', 'Go back to the previous page and try again.'],
    forbidden: [
      'This page has expired',
      'For safety we did not keep what you sent. Go back to the previous page, reload it and try again.',
    ],
    cookies: [
      'Your browser does not keep cookies',
      'Without them we cannot know that it is you. Allow cookies for this site, reload the page and try again.',
    ],
    not_found: ['We could not find that page', 'The address may be mistyped, or the page may be gone.'],
    not_allowed: ['That action does not exist', 'Go back to the home page and try from there.'],
    conflict: ['Something changed in the meantime', 'Go back to the previous page to see how it stands.'],
    too_large: ['What you sent is too large', 'Go back to the previous page and shorten it.'],
    too_many: ['Too many attempts', 'Wait a moment and try again.'],
    internal: ['Something failed on our side', 'It has been recorded. Try again in a few minutes.'],
    unavailable: ['We cannot serve you right now', 'Try again in a few minutes.'],
  },
  retryIn: (minutes: number) => {
    if (minutes <= 1) return 'You can try again in a minute.';
    if (minutes <= 90) return `You can try again in ${minutes} minutes.`;
    return `You can try again in ${Math.ceil(minutes / 60)} hours.`;
  },
  paymentInFlight: 'You have a payment in progress. It is not lost: you can see how it goes.',
  seePayment: 'See my payment',
} satisfies FrameText;
