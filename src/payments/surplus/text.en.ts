import type { SurplusText } from './text.es.ts';

export const en = {
  label: 'Balance in your favour',
  badge: (amount) => `Balance in your favour: ${amount}`,
  where: 'The payment it comes from',
  whereMany: 'The payments it comes from',
  how: (phone) =>
    phone
      ? `We take it off your next bill, or return it if you ask us by telephone: ${phone}.`
      : 'We take it off your next bill, or return it if you ask us.',
} satisfies SurplusText;
