import type { Catalogue, Language } from '../../kit/text.ts';

export interface Place {
  href: string;
  label: string;
}

interface Words {
  debit: string;
  account: string;
  profile: string;
  home: string;
}

const words: Catalogue<Words> = {
  es: {
    debit: 'Volver a débito automático',
    account: 'Volver a la cuenta',
    profile: 'Volver a mis datos',
    home: 'Volver a Inicio',
  },
  en: {
    debit: 'Back to direct debit',
    account: 'Back to the account',
    profile: 'Back to my data',
    home: 'Back to the home page',
  },
};

/** Pages that ask for no password themselves, by their addresses; the first that fits. */
const PLACES: readonly [RegExp, keyof Words][] = [
  [/^\/cuentas\/[^/?]+\/debito-automatico(?=[/?]|$)/, 'debit'],
  [/^\/cuentas\/[^/?]+(?=[/?]|$)/, 'account'],
  [/^\/mis-datos(?=[/?]|$)/, 'profile'],
];

export function leaveTo(language: Language, back: string | null): Place {
  for (const [address, word] of PLACES) {
    const [href] = back?.match(address) ?? [];
    if (href) return { href, label: words[language][word] };
  }
  return { href: '/', label: words[language].home };
}
