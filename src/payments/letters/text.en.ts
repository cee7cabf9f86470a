import type { PaymentLetterText } from './text.es.ts';

export const en = {
  hello: 'Hello,',
  link: 'See the payment in the virtual office',
  footer: (utility: string, phone: string) => `${utility} · ${phone}. This is an automatic message.`,
} satisfies PaymentLetterText;
