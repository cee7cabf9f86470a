import type { FieldName } from './forms.ts';
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

export type Field = {
  name: FieldName;
  label: string;
  hint: string;
  value: string;
  error: string | null;
  numeric: boolean;
};

export type PayPage = {
  frame: Frame;
  heading: string;
  description: string;
  reference: string;
  summary: {
    caption: string;
    concept: string;
    amount: string;
    totalLabel: string;
    total: string;
    items: { label: string; amount: string }[];
  };
  methods: { label: string; links: { label: string; href: string; current: boolean }[] };
  errors: { heading: string; list: { href: string; message: string }[] } | null;
  form: { action: string; fields: Field[]; submit: string };
  cancel: { label: string; href: string };
  names: { heading: string; list: { name: string; result: string }[] };
};

export type MessagePage = {
  frame: Frame;
  heading: string;
  body: string;
  back: { label: string; href: string } | null;
};

/** How a page is spoken and addressed; `suffix` carries a language asked for in the address. */
export type Setting = { text: PlatformText; lang: Locale; base: string; suffix: string };

export function closedPage(
  { text, lang, base }: Setting,
  status: 'complete' | 'expired',
  href: string,
): MessagePage {
  const { title, body } = text.closed[status];
  const back = { label: text.closed.back, href };
  return { frame: frameOf(text, { lang, base, title }), heading: title, body, back };
}

export function troublePage({ text, lang, base }: Setting, kind: keyof PlatformText['trouble']): MessagePage {
  const { title, body } = text.trouble[kind];
  return { frame: frameOf(text, { lang, base, title }), heading: title, body, back: null };
}

/** `$ 43.858,12` for Argentine pesos, the currency's code instead of the sign for any other. */
export function formatMoney(cents: number, currency: string, lang: Locale): string {
  const sign = currency === 'ARS' ? '$' : currency;
  const rest = cents % 100;
  const whole = new Intl.NumberFormat(lang === 'es' ? 'es-AR' : 'en-US').format((cents - rest) / 100);
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
