import type { NewsText } from './text.es.ts';

export const en = {
  review: {
    heading: (account) => `We are reviewing your payment (account ${account})`,
    text: (charged, owed) =>
      `The platform charged ${charged}, and what was being paid was ${owed}. A person is reviewing it: do not pay it again. We will write to you as soon as it is decided.`,
    sameAmount: (charged) =>
      `The platform charged ${charged}, but something about that payment is not as it should be. A person is reviewing it: do not pay it again. We will write to you as soon as it is decided.`,
  },
  'given-back': {
    heading: (account) => `We reviewed your payment and it was refunded (account ${account})`,
    text: (charged) =>
      `The platform gave back ${charged}, which is what it had charged. It may take some days to show on your statement. What you were about to pay is still owed.`,
  },
  extra: {
    heading: (account) => `Another payment came in and we are reviewing it (account ${account})`,
    text: (charged) =>
      `It was already paid, and the platform charged ${charged} besides. A person is reviewing it: you need not do anything. We will write to you as soon as it is decided.`,
  },
  'extra-returned': {
    heading: (account) => `The extra payment was refunded (account ${account})`,
    text: (charged) =>
      `The platform gave back ${charged}, which it had charged too much. It may take some days to show on your statement. Your first payment is still credited.`,
  },
  failed: {
    heading: (account) => `Your payment did not go through (account ${account})`,
    text: (charged) =>
      `The payment of ${charged} that was waiting to be confirmed was not made, and nothing was charged. The payment’s page says why, and when you can try again.`,
  },
} satisfies NewsText;
