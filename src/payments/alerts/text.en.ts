import type { ReviewReason } from '../attempts/attempt.ts';
import type { AlertsText } from './text.es.ts';

export const en = {
  silent: {
    heading: (platform: string) => `${platform} does not answer`,
    text: (platform: string, since: string) =>
      `${platform} has answered nothing that the portal asked since ${since}. Nothing is charged twice: payments under way stay reserved, and the portal keeps asking by itself. The payment page says that the platform does not answer and offers the other ways.`,
    todo: 'Nothing needs to be done about the payments. To see what it answers and why it fails:',
  },
  answers: {
    heading: (platform: string) => `${platform} answers again`,
    text: (platform: string, since: string) =>
      `${platform} answers again; it had not since ${since}. The portal asks by itself about the payments that were under way. To do so at once:`,
  },
  review: {
    heading: (account: string) => `A payment of account ${account} needs somebody to look at it`,
    text: (paid: string, owed: string) =>
      `The platform reported a payment of ${paid} for an attempt of ${owed}. The portal has not credited it.`,
    reasons: {
      amount: 'The amount is not that of the attempt.',
      currency: 'The currency is not that of the attempt.',
      'test-money': 'The platform marked it as a test payment.',
      collector: 'It was collected by another account than the configured one.',
    } satisfies Record<ReviewReason, string> as Record<string, string>,
    attempt: (id: string, payments: string) => `Attempt ${id}. Payments at the platform: ${payments}.`,
    todo: 'Look for the payment at the platform, and decide whether it is given back or credited in the billing system. If it is given back, the portal ends the review by itself. To see all that waits:',
  },
  suspense: {
    heading: (amount: string) => `A payment of ${amount} came in that the portal does not know`,
    text: (payment: string, reference: string) =>
      `It is payment ${payment} with reference ${reference}, which no attempt of this portal has. Nobody was credited for it. This happens after a copy was restored, or when another system collects with the same account.`,
    todo: 'If it is of an account of the utility, credit it in the billing system and import its export; if not, give it back. To see all that waits:',
  },
  command: 'Command',
  signature: (utility: string) => `${utility} · Automatic notice of the portal to who runs it.`,
} satisfies AlertsText;
