import type { FormState } from '../../http/form.ts';
import type { Field, Message, Terms } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import type { PlansText } from '../text.es.ts';
import { plansText } from '../text.ts';
import type { Offer } from './find.ts';
import { offerHref } from './page.ts';
import type { PlanOption } from './schedule.ts';
import { percentOf, quoteOf, termsText } from './words.ts';

/** The window for the required data (A127): a page first, with its own address (D23). */
export interface WindowPage {
  t: PlansText;
  heading: string;
  message: Message | null;
  summary: string;
  cost: string;
  action: string;
  count: number;
  quote: string;
  fields: Field[];
  terms: Terms;
  accepted: boolean;
  form: FormState;
  backHref: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'plans/generate': WindowPage;
    'plans/generate-form': WindowPage;
    'plans/generate-window': WindowPage;
  }
}

export function windowPage(
  f: Formats,
  asked: { accountNumber: string; offer: Offer; option: PlanOption; form: FormState; changed: boolean },
): WindowPage {
  const { accountNumber, offer, option, form } = asked;
  const t = plansText[f.language];
  const first = option.instalments[0];
  const href = offerHref(accountNumber);
  const cost = percentOf(f, option.annualCostBasisPoints);
  return {
    t,
    heading: t.form.heading(option.count),
    message: asked.changed
      ? { tone: 'warn', glyph: '!', strong: t.form.changed, text: null, second: null }
      : null,
    summary: t.form.summary(
      f.money(first?.amountCents ?? 0),
      f.day(first?.dueOn ?? ''),
      f.money(option.totalCents),
    ),
    cost: `${t.offer.columns.cost} ${cost}`,
    action: `${href}/generar`,
    count: option.count,
    quote: quoteOf(offer.debt, option),
    fields: fieldsOf(t),
    terms: {
      heading: t.form.termsHeading,
      declaration: null,
      paragraphs: termsText(f, { accountNumber, ...offer, option }),
      version: t.form.version(t.terms.version),
    },
    accepted: form.values.acepto !== undefined,
    form,
    backHref: `${href}?opcion=${option.count}`,
  };
}

function fieldsOf({ form: t }: PlansText): Field[] {
  return [
    field('nombre', t.name, { autocomplete: 'name' }),
    field('documento', t.document, { hint: t.documentHint, inputmode: 'numeric' }),
    field('telefono', t.phone, { hint: t.phoneHint, type: 'tel', autocomplete: 'tel', inputmode: 'tel' }),
    field('correo', t.email, { type: 'email', autocomplete: 'email', inputmode: 'email' }),
  ];
}
