import type { Language } from '../../kit/text.ts';
import { cardText } from '../cards/text.ts';
import { debitHref } from '../places.ts';

/** A bank account or a card: each has a page of its own. */
export interface DebitWays {
  label: string;
  links: { label: string; href: string; current: boolean }[];
}

declare module '../../http/render.ts' {
  interface Templates {
    'direct-debit/ways': { ways: DebitWays };
  }
}

export function debitWays(
  language: Language,
  { accountNumber, current }: { accountNumber: string; current: 'account' | 'card' },
): DebitWays {
  const t = cardText[language];
  const here = debitHref(accountNumber);
  return {
    label: t.ways,
    links: [
      { label: t.byAccount, href: here, current: current === 'account' },
      { label: t.byCard, href: `${here}/tarjeta`, current: current === 'card' },
    ],
  };
}
