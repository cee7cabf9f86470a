import type { SecondStepText } from './text.es.ts';

export const en = {
  title: 'Confirm that it is you',
  lead: 'We do not recognise this computer. Before we show your accounts there is one more question.',
  leadTotp: 'We do not recognise this computer. Enter the code that the app on your telephone shows.',
  leadCode:
    'We do not recognise this computer. To confirm that it is you, press the button and we send you a code by e-mail.',
  question: 'Your security question',
  answer: 'Answer',
  answerHint: 'Capitals, accents and spaces do not matter.',
  totp: 'Six-digit code',
  totpHint: 'Without the telephone at hand, use one of your printed recovery codes.',
  trust: 'Do not ask the security questions on this computer',
  trustHint: 'Tick it only if the computer is yours. It counts for 90 days.',
  proceed: 'Continue',
  whyTitle: 'Why am I asked?',
  why: [
    'You are using another browser or another computer.',
    'The box for not asking again was not ticked last time, or more than 90 days have passed.',
    'Your browser keeps no cookies, or you deleted them.',
    'You are browsing privately, or were the last time.',
  ],
  whyKiosk: 'The computers of the lobby always ask: they keep nothing of those who use them.',
  otherTitle: 'Do you not remember the answer?',
  otherText: 'You can go on with a code that we send by mail. It counts as much.',
  sendCode: 'Send me a code by mail',
  lostTelephone: (phone: string) =>
    `Neither the telephone nor the printed codes at hand? Call us on ${phone}.`,
  exhausted: 'There are no tries left for the answer. For safety, go on with a code by mail.',
  codeTitle: 'Check your mail',
  codeLead: (email: string) => `We sent a code to ${email}. Enter it here within 10 minutes.`,
  code: 'Code',
  codeHint: 'Eight letters and figures, such as K7PM-2QXD. If you do not see it, look in the junk folder.',
  sendAnother: 'Send another code',
  codeSent: 'We sent you a new code. Earlier ones no longer count.',
  back: 'Back to the security question',
  cancel: 'Sign in as another user',
  missingAnswer: 'Enter the answer',
  missingCode: 'Enter the code',
  wrongAnswer: 'That is not the answer. Try again, or go on with a code by mail',
  wrongTotp: 'That code is not correct or was used already. Wait for the app to show the next one',
  wrongCode: 'That code is not correct, was used already or has run out. Check it, or ask for another',
  mail: {
    subject: 'Your code to sign in',
    lead: 'Hello, this is the code to finish signing in to the virtual office.',
    code: 'Code',
    minutes:
      'It counts for 10 minutes, and only on the computer that asked for it. Tell nobody: we will never ask you for it by telephone.',
    notYou: (phone: string) =>
      `If it was not you, somebody knows your password: change it with "Forgot my password" and call us on ${phone}.`,
  },
} satisfies SecondStepText;
