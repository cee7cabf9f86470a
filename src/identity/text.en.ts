import type { IdentityText } from './text.es.ts';

export const en = {
  signInTitle: 'Sign in',
  entryHeading: 'Your virtual office',
  entryLead: 'See what you owe, pay and keep the receipt.',
  user: 'User (e-mail address)',
  password: 'Password',
  signIn: 'Sign in',
  forgotUser: 'Forgot my username',
  forgotPassword: 'Forgot my password',
  register: 'Create an account',
  registerLead: 'No user yet?',
  guestHeading: 'Pay without registering',
  guestText: 'With the account number and the data of its holder.',
  guestLink: 'Pay without registering',
  helpHeading: 'Do you need help?',
  helpLink: 'Help',
  placesLink: 'Places to pay',
  proceduresLink: 'Procedures',
  errorSummary: 'You could not sign in',
  missingUser: 'Enter your user: it is the e-mail address you registered with',
  missingPassword: 'Enter your password',
  wrongPair:
    'The user or the password is not correct. Check the address and the capitals, or use "Forgot my password"',
  notValidated: (email: string) => `You have not validated your address ${email} yet`,
  waitingHeading: 'Your e-mail address is not validated yet',
  waitingText:
    'Open the link that we sent you. If it did not arrive, look in the junk folder or ask for another.',
  typeCode: 'Enter the code of the e-mail',
  resendValidation: 'Send the validation mail again',
  registerAgain: 'Is the address misspelt? Register again with the right one.',
  signedOut: 'You have signed out. See you soon.',
  backAfter:
    'Your session ended or you have not signed in yet. After signing in you come back to where you were.',
} satisfies IdentityText;
