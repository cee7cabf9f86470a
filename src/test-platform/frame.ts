import type { Locale } from './store/checkouts.ts';
import type { PlatformText } from './text.es.ts';

export type Frame = {
  lang: Locale;
  title: string;
  brand: string;
  banner: string;
  footer: string;
  css: string;
};

/** How a page is spoken and addressed; `suffix` carries a language asked for in the address. */
export type Setting = { text: PlatformText; lang: Locale; base: string; suffix: string };

const WHOLE = { es: new Intl.NumberFormat('es-AR'), en: new Intl.NumberFormat('en-US') };

/** `$ 43.858,12` for Argentine pesos, the currency's code instead of the sign for any other. */
export function formatMoney(cents: number, currency: string, lang: Locale): string {
  const sign = currency === 'ARS' ? '$' : currency;
  const rest = cents % 100;
  const whole = WHOLE[lang].format((cents - rest) / 100);
  return `${sign} ${whole}${lang === 'es' ? ',' : '.'}${String(rest).padStart(2, '0')}`;
}

export function frameOf(
  text: PlatformText,
  { lang, base, title }: { lang: Locale; base: string; title: string },
): Frame {
  return {
    lang,
    title: `${title} · ${text.brand}`,
    brand: text.brand,
    banner: text.banner,
    footer: text.footer,
    css: `${base}/platform.css`,
  };
}
