import type { DeskPage } from './desk/page.ts';
import type { FieldName } from './forms.ts';
import { type Frame, frameOf, type Setting } from './frame.ts';
import type { PlatformText } from './text.es.ts';

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

export type CardPage = Pick<
  PayPage,
  'frame' | 'heading' | 'description' | 'errors' | 'form' | 'cancel' | 'names'
> & {
  noCharge: string;
};

export type MessagePage = {
  frame: Frame;
  heading: string;
  body: string;
  back: { label: string; href: string } | null;
};

/** What the pages on which something is typed in have in common. */
export type Typed = Pick<PayPage, 'frame' | 'errors' | 'form' | 'cancel' | 'names'>;

/** Template → its view model. */
export type Views = {
  pay: PayPage;
  message: MessagePage;
  desk: DeskPage;
  card: CardPage;
  errors: Typed;
  fields: Typed;
};

export function closedPage(
  { text, lang, base }: Setting,
  { title, body }: { title: string; body: string },
  href: string,
): MessagePage {
  const back = { label: text.closed.back, href };
  return { frame: frameOf(text, { lang, base, title }), heading: title, body, back };
}

export function troublePage({ text, lang, base }: Setting, kind: keyof PlatformText['trouble']): MessagePage {
  const { title, body } = text.trouble[kind];
  return { frame: frameOf(text, { lang, base, title }), heading: title, body, back: null };
}
