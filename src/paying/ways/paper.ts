import { letterhead, phoneLines } from '../../documents/letterhead.ts';
import type { CouponBlock, Paper } from '../../documents/paper.ts';
import { groupDigits } from '../../documents/payment-code.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import { sumCents } from '../../kit/money.ts';
import type { Settings } from '../../kit/settings.ts';
import { couponFacts } from './page.ts';
import type { Coupon } from './slip.ts';
import { waysText } from './text.ts';

export interface SlipPaperInput {
  accountNumber: string;
  coupons: readonly Coupon[];
  today: LocalDate;
  settings: Settings;
}

/** The slip for places of payment; null when nothing on it has bars. It names nobody: it passes through many hands. */
export function slipPaper(f: Formats, input: SlipPaperInput): Paper | null {
  const t = waysText[f.language].paper;
  const { settings, accountNumber } = input;
  const blocks = input.coupons.flatMap((coupon) => couponBlock(f, accountNumber, coupon));
  if (blocks.length === 0) return null;
  const total = sumCents(input.coupons.map(({ item, digits }) => (digits === null ? 0 : item.amountCents)));
  return {
    language: f.language === 'es' ? 'es-AR' : 'en',
    title: `${t.title} · ${t.account(accountNumber)}`,
    createdOn: `${input.today}T12:00:00.000Z`,
    utility: letterhead(f, settings, accountNumber),
    heading: t.title,
    subheading: t.issued(f.day(input.today)),
    stamp: null,
    blocks: [
      { type: 'amount', label: t.total, value: f.money(total), note: t.count(blocks.length) },
      ...blocks,
    ],
    footer: [t.footer, ...phoneLines(f, settings)],
    verification: null,
  };
}

function couponBlock(f: Formats, accountNumber: string, { item, digits }: Coupon): CouponBlock[] {
  if (digits === null) return [];
  const t = waysText[f.language].slip;
  const human = groupDigits(digits);
  return [
    {
      type: 'coupon',
      facts: {
        type: 'facts',
        heading: item.labels[f.language],
        rows: [{ label: t.account, value: accountNumber }, ...couponFacts(f, item)],
      },
      bars: { type: 'barcode', digits, human, label: t.bars, alt: t.alt(human) },
    },
  ];
}
