import type { BarsPath } from '../../documents/bars-svg.ts';
import { barsPath } from '../../documents/bars-svg.ts';
import { groupDigits } from '../../documents/payment-code.ts';
import type { Message } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import { sumCents } from '../../kit/money.ts';
import type { Settings } from '../../kit/settings.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { ItemRow } from '../items.ts';
import type { PayingPaths } from '../paths.ts';
import { withQuery } from '../paths.ts';
import { itemRows } from '../question/page.ts';
import type { PayingText } from '../text.es.ts';
import { payingText } from '../text.ts';
import type { WayLink } from './links.ts';
import { phoneHref } from './links.ts';
import type { Coupon } from './slip.ts';
import type { WaysText } from './text.es.ts';
import { waysText } from './text.ts';
import type { TransferAccount } from './transfer.ts';
import { transferReference } from './transfer.ts';

/** How to pay a selection without the platform's page (D28). */
export interface WaysPage {
  t: WaysText;
  words: PayingText;
  message: Message | null;
  items: ItemRow[];
  total: string;
  slip: { pdf: string | null; coupons: ShownCoupon[]; notes: string[] };
  transfer: { facts: Fact[] } | null;
  phone: { label: string; href: string; hours: string | null; steps: string[] } | null;
  passOn: string | null;
  backHref: string;
}

interface Fact {
  label: string;
  value: string;
}

export interface ShownCoupon {
  heading: string;
  facts: Fact[];
  bars: BarsPath;
  digits: string;
  alt: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'paying/ways/page': WaysPage;
    'paying/ways/coupon': { coupon: ShownCoupon };
    'paying/ways/list': { links: WayLink[] };
  }
}

export interface WaysInput {
  accountNumber: string;
  items: readonly OfferedPayable[];
  /** Something chosen is being paid, or is paid, and was left out. */
  dropped: boolean;
  coupons: readonly Coupon[];
  transfer: TransferAccount | null;
  site: Pick<Settings, 'phone' | 'phoneHours'>;
  /** Where a pay code is typed, as it is read out. */
  codeAddress: string;
  paths: PayingPaths;
  query: string;
  /** Codes and links are offered to this visitor. */
  passOn: boolean;
}

export function waysPage(f: Formats, input: WaysInput): WaysPage {
  const t = waysText[f.language];
  const { paths, query, items } = input;
  const payable = items.every(({ obstacle }) => obstacle === null);
  const passOn = input.passOn && payable && paths.passOn !== null;
  return {
    t,
    words: payingText[f.language],
    message: messageOf(f, input),
    items: itemRows(f, items),
    total: f.money(sumCents(items.map(({ amountCents }) => amountCents))),
    slip: slipOf(f, input),
    transfer: input.transfer && { facts: transferFacts(f, input, input.transfer) },
    phone: phoneOf(t, input),
    passOn: passOn ? withQuery(paths, paths.passOn ?? '', query) : null,
    backHref: withQuery(paths, payable ? paths.question : paths.back, query),
  };
}

/** A refusal closes the platform for a while, not the other ways. */
function messageOf(f: Formats, { items, dropped }: WaysInput): Message | null {
  const t = waysText[f.language];
  const opens = items.flatMap(({ obstacle }) => (obstacle?.kind === 'cooling' ? [obstacle.opensAt] : []));
  const last = opens.sort().at(-1);
  const left = dropped ? t.leftOut : null;
  if (last)
    return { tone: 'info', glyph: '…', strong: t.onlineAt(f.time(last)), text: t.onlineLater, second: left };
  return left ? { tone: 'warn', glyph: '!', strong: left, text: null, second: null } : null;
}

function slipOf(f: Formats, { coupons, items, paths, query }: WaysInput): WaysPage['slip'] {
  const t = waysText[f.language].slip;
  const shown = coupons.flatMap(({ item, digits }) =>
    digits === null ? [] : [shownCoupon(f, item, digits)],
  );
  const without = coupons.filter(({ digits }) => digits === null).map(({ item }) => item.labels[f.language]);
  if (shown.length === 0) return { pdf: null, coupons: [], notes: [t.none] };
  return {
    pdf: withQuery(paths, paths.slip, query),
    coupons: shown,
    notes: [
      ...(without.length > 0 ? [t.without(without.join(', '))] : []),
      ...(items.some(({ overdue }) => overdue) ? [t.overdue] : []),
    ],
  };
}

function shownCoupon(f: Formats, item: OfferedPayable, digits: string): ShownCoupon {
  const human = groupDigits(digits);
  return {
    heading: item.labels[f.language],
    facts: couponFacts(f, item),
    bars: barsPath(digits),
    digits: human,
    alt: waysText[f.language].slip.alt(human),
  };
}

/** Also on the paper, which adds the account to each, since coupons are cut apart. */
export function couponFacts(f: Formats, item: OfferedPayable): Fact[] {
  const t = waysText[f.language].slip;
  const second = item.secondDueOn !== null && item.secondAmountCents !== null && !item.overdue;
  return [
    ...(item.reference === '' ? [] : [{ label: t.number, value: item.reference }]),
    { label: t.amount, value: f.money(item.amountCents) },
    { label: t.due, value: f.day(item.dueOn) },
    ...(second
      ? [
          {
            label: t.secondDue,
            value: t.second(f.day(item.secondDueOn ?? ''), f.money(item.secondAmountCents ?? 0)),
          },
        ]
      : []),
  ];
}

function transferFacts(f: Formats, { accountNumber, items }: WaysInput, to: TransferAccount): Fact[] {
  const t = waysText[f.language].transfer;
  const facts = [
    { label: t.amount, value: f.money(sumCents(items.map(({ amountCents }) => amountCents))) },
    { label: t.reference, value: transferReference(accountNumber, items) },
    { label: 'CBU', value: to.cbu },
    { label: 'Alias', value: to.alias },
    { label: t.holder, value: to.holder },
    { label: t.taxId, value: to.taxId },
    { label: t.bank, value: to.bank },
  ];
  return facts.filter(({ value }) => value !== '');
}

function phoneOf(t: WaysText, { site, accountNumber, codeAddress }: WaysInput): WaysPage['phone'] {
  if (site.phone === '') return null;
  return {
    label: site.phone,
    href: phoneHref(site.phone),
    hours: site.phoneHours === '' ? null : t.phone.hours(site.phoneHours),
    steps: t.phone.steps(accountNumber, codeAddress),
  };
}
