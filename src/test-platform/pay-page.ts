import { type FieldName, type Input, METHODS, type Method } from './forms.ts';
import { formatMoney, frameOf, type Setting } from './frame.ts';
import type { PayPage } from './page.ts';
import type { Checkout } from './store/checkouts.ts';

export function payPage(
  { text, lang, base, suffix }: Setting,
  checkout: Checkout,
  { method, input, wrong }: { method: Method; input: Input; wrong: Set<FieldName> },
): PayPage {
  const { request } = checkout;
  const paths = {
    card: `${base}/c/${checkout.id}${suffix}`,
    bank_account: `${base}/c/${checkout.id}/cuenta-bancaria${suffix}`,
  };
  const money = (amount: number) => formatMoney(amount, request.currency, lang);
  const wrongNames = METHODS[method].filter((name) => wrong.has(name));
  const title = `${text.pay.title} ${money(request.amount)}`;
  return {
    frame: frameOf(text, { lang, base, title: wrong.size > 0 ? `${text.pay.error}: ${title}` : title }),
    heading: title,
    description: request.description,
    reference: text.pay.reference(request.reference),
    summary: {
      caption: text.pay.detail,
      concept: text.pay.concept,
      amount: text.pay.amount,
      totalLabel: text.pay.total,
      total: money(request.amount),
      items: request.items.map((item) => ({ label: item.label, amount: money(item.amount) })),
    },
    methods: {
      label: text.pay.methods,
      links: [
        { label: text.pay.card, href: paths.card, current: method === 'card' },
        { label: text.pay.bankAccount, href: paths.bank_account, current: method === 'bank_account' },
      ],
    },
    errors: errorsOf(
      text.pay.summary,
      wrongNames.map((name) => ({ href: `#${name}`, message: text.fields[name].wrong })),
    ),
    form: {
      action: paths[method],
      submit: text.pay.submit,
      fields: METHODS[method].map((name) => fieldOf(text.fields[name], name, { input, wrong })),
    },
    cancel: { label: text.pay.cancel, href: `${base}/c/${checkout.id}/cancelar` },
    names: {
      heading: text.pay.names,
      list: Object.entries(text.holders).map(([name, result]) => ({ name, result })),
    },
  };
}

type Typed = { input: Input; wrong: Set<FieldName> };

export const fieldOf = (
  words: { label: string; hint: string; wrong: string },
  name: FieldName,
  { input, wrong }: Typed,
) => ({
  name,
  label: words.label,
  hint: words.hint,
  value: input[name] ?? '',
  error: wrong.has(name) ? words.wrong : null,
  numeric: name !== 'holder' && name !== 'expiry',
});

export const errorsOf = (heading: string, list: { href: string; message: string }[]) =>
  list.length === 0 ? null : { heading, list };
