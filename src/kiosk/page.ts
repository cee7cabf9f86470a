import type { Language } from '../kit/text.ts';
import type { KioskText } from './text.es.ts';
import { kioskText } from './text.ts';

/** A large target: a name that is a link, and what it is for. */
export interface Tile {
  id: string;
  href: string;
  label: string;
  text: string;
}

export interface StartPage {
  t: KioskText;
  tiles: Tile[];
  phone: string | null;
}

export interface WarningPage {
  t: KioskText;
  heading: string;
  text: string;
  back: string;
  /** The last one cannot be put off: it leads to the sign-in. */
  last: boolean;
}

/** A page that says one thing and leads on. */
export interface NotePage {
  heading: string;
  texts: string[];
  next: { href: string; label: string };
}

declare module '../http/render.ts' {
  interface Templates {
    'layouts/kiosk': { body?: string; narrow?: boolean };
    'kiosk/start': StartPage;
    'kiosk/warning': WarningPage;
    'kiosk/ended': NotePage;
    'kiosk/not-here': NotePage;
    'kiosk/note': NotePage;
  }
}

export function startPage(language: Language, phone: string): StartPage {
  const t = kioskText[language];
  const tiles = [
    { id: 'ingresar', href: '/ingresar', label: t.signIn, text: t.signInText },
    { id: 'registrarse', href: '/registrarse', label: t.register, text: t.registerText },
    { id: 'pagar', href: '/pagar', label: t.guest, text: t.guestText },
    { id: 'ayuda', href: '/ayuda', label: t.help, text: t.helpText },
  ];
  return { t, tiles, phone: phone || null };
}

export function warningPage(
  language: Language,
  warning: { seconds: number; last: boolean; back: string },
): WarningPage {
  const t = kioskText[language];
  const { seconds, last, back } = warning;
  return last
    ? { t, heading: t.lastTitle, text: t.lastText(seconds), back, last }
    : { t, heading: t.warningTitle, text: t.warningText(seconds), back, last };
}

export function endedPage(language: Language): NotePage {
  const t = kioskText[language];
  return { heading: t.endedTitle, texts: [t.endedText], next: { href: '/kiosco', label: t.begin } };
}

export function notHerePage(language: Language): NotePage {
  const t = kioskText[language];
  return {
    heading: t.notHereTitle,
    texts: [t.notHereText, t.notHereStaff],
    next: { href: '/', label: t.home },
  };
}
