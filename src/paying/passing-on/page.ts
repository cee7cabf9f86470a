import type { FormState } from '../../http/form.ts';
import type { Field, Message } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import { sumCents } from '../../kit/money.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { PhonePanel } from '../guest/phone-panel.ts';
import type { ItemRow } from '../items.ts';
import { itemRows } from '../question/page.ts';
import type { PayingText } from '../text.es.ts';
import { payingText } from '../text.ts';
import type { PassingOnText } from './text.es.ts';
import { passingOnText } from './text.ts';
import type { PassedOn } from './trail.ts';

/** Passing a payment on, to another device or to somebody else. */
export interface PassingOnPage {
  t: PassingOnText;
  words: PayingText;
  message: Message | null;
  items: ItemRow[];
  total: string;
  hidden: { name: string; value: string }[];
  linkAction: string;
  codeAction: string;
  codeButton: string;
  field: Field;
  form: FormState;
  /** The code that was just made. */
  phone: PhonePanel | null;
  recent: { what: string; who: string; at: { iso: string; text: string } }[];
  backHref: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'paying/passing-on/page': PassingOnPage;
  }
}

export interface PassingOnInput {
  items: readonly OfferedPayable[];
  dropped: boolean;
  hidden: { name: string; value: string }[];
  actions: { link: string; code: string };
  form: FormState;
  phone: PhonePanel | null;
  recent: readonly PassedOn[];
  userId: string;
  backHref: string;
}

export function passingOnPage(f: Formats, input: PassingOnInput): PassingOnPage {
  const t = passingOnText[f.language];
  return {
    t,
    words: payingText[f.language],
    message: input.dropped ? { tone: 'warn', glyph: '!', strong: t.leftOut, text: null, second: null } : null,
    items: itemRows(f, input.items),
    total: f.money(sumCents(input.items.map(({ amountCents }) => amountCents))),
    hidden: input.hidden,
    linkAction: input.actions.link,
    codeAction: input.actions.code,
    codeButton: input.phone ? t.code.again : t.code.button,
    field: field('correo', t.mail.field, { type: 'email', inputmode: 'email' }),
    form: input.form,
    phone: input.phone,
    recent: input.recent.map((one) => ({
      what:
        one.to === null
          ? t.recent.code(f.money(one.totalCents))
          : t.recent.link(one.to, f.money(one.totalCents)),
      who: whoAsked(t, one, input.userId),
      at: { iso: one.at, text: f.moment(one.at) },
    })),
    backHref: input.backHref,
  };
}

function whoAsked({ recent }: PassingOnText, { by }: PassedOn, userId: string): string {
  if (by.kind === 'staff') return recent.staff;
  return by.userId === userId ? recent.you : recent.by(by.email);
}
