import type { NoticesText } from './text.es.ts';

export const en = {
  understood: 'Understood',
  mailboxUnknown: 'that we had',
  kinds: {
    'back-to-paper': {
      strong: 'The account went back to bills on paper.',
      text: (mailbox, invoice) =>
        `The billing e-mail ${mailbox} did not take bill ${invoice}. Correct the address and enrol again to get bills by e-mail.`,
    },
    'bill-not-sent': {
      strong: 'A bill did not arrive by e-mail.',
      text: (mailbox, invoice) =>
        `We could not send bill ${invoice} to ${mailbox}. The account is still enrolled in the digital bill.`,
    },
  },
  seeBill: (invoice) => `See bill ${invoice}`,
  correct: 'Correct the billing e-mail',
  enrol: 'Enrol in the digital bill',
} satisfies NoticesText;
