import { type FieldName, type Input, METHODS } from '../forms.ts';
import { frameOf, type Setting } from '../frame.ts';
import type { CardPage } from '../page.ts';
import { errorsOf, fieldOf } from '../pay-page.ts';
import type { Setup } from './store.ts';

export function cardPage(
  { text, lang, base, suffix }: Setting,
  setup: Setup,
  typed: { input: Input; wrong: Set<FieldName> },
): CardPage {
  const t = text.keep;
  const fields = { ...text.fields, holder: { ...text.fields.holder, hint: t.hint, wrong: t.wrong } };
  const wrongNames = METHODS.card.filter((name) => typed.wrong.has(name));
  return {
    frame: frameOf(text, {
      lang,
      base,
      title: wrongNames.length > 0 ? `${text.pay.error}: ${t.title}` : t.title,
    }),
    heading: t.title,
    description: setup.request.description,
    noCharge: t.noCharge,
    errors: errorsOf(
      text.pay.summary,
      wrongNames.map((name) => ({ href: `#${name}`, message: fields[name].wrong })),
    ),
    form: {
      action: `${base}/t/${setup.id}${suffix}`,
      submit: t.submit,
      fields: METHODS.card.map((name) => fieldOf(fields[name], name, typed)),
    },
    cancel: { label: t.cancel, href: `${base}/t/${setup.id}/cancelar` },
    names: {
      heading: t.names,
      list: [...Object.entries(text.holders), ['MUDO', t.silent]].map(([name = '', result = '']) => ({
        name,
        result,
      })),
    },
  };
}
