import type { Cents } from '../money.ts';

const HUNDREDTHS = 2;

/** How a locale writes amounts of a currency, with spaces that do not break. Its rules are asked once, not for every amount. */
export function moneyWriter(locale: string, currency: string): (cents: Cents) => string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const whole = (cents: Cents) => unbroken(format.format(cents / 100));
  const rules = rulesOf(format);
  if (rules === null) return whole;
  const write = ({ before, after }: Affixes, cents: Cents) => {
    const digits = String(cents).padStart(3, '0');
    const units = digits.slice(0, -HUNDREDTHS);
    return `${before}${grouped(units, rules)}${rules.decimal}${digits.slice(-HUNDREDTHS)}${after}`;
  };
  return (cents) => {
    if (!Number.isSafeInteger(cents) || Object.is(cents, -0)) return whole(cents);
    return cents < 0 ? write(rules.negative, -cents) : write(rules.positive, cents);
  };
}

export const unbroken = (text: string): string => text.replace(/ /g, '\u00a0');

interface Affixes {
  before: string;
  after: string;
}

interface MoneyRules {
  group: string;
  decimal: string;
  /** From how many digits on they are grouped. */
  groupedFrom: number;
  positive: Affixes;
  negative: Affixes;
}

const SAMPLE = 1_234_567.89;

/** Null: a way of writing that these few rules do not tell; `Intl` writes every amount itself. */
function rulesOf(format: Intl.NumberFormat): MoneyRules | null {
  const parts = format.formatToParts(SAMPLE);
  const of = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value;
  const [group, decimal, fraction] = [of('group'), of('decimal'), of('fraction')];
  const groups = parts.filter((part) => part.type === 'integer').map((part) => part.value);
  if (fraction !== '89' || decimal === undefined || group === undefined || groups.join() !== '1,234,567')
    return null;
  const four = format.formatToParts(1234.56).some((part) => part.type === 'group');
  const five = format.formatToParts(12_345.67).some((part) => part.type === 'group');
  if (!five) return null;
  const positive = affixesOf(parts);
  const negative = affixesOf(format.formatToParts(-SAMPLE));
  return { group, decimal, groupedFrom: four ? 4 : 5, positive, negative };
}

const NUMBER = ['integer', 'group', 'decimal', 'fraction'];

function affixesOf(parts: readonly Intl.NumberFormatPart[]): Affixes {
  const first = parts.findIndex((part) => NUMBER.includes(part.type));
  const last = parts.findLastIndex((part) => NUMBER.includes(part.type));
  const text = (some: readonly Intl.NumberFormatPart[]) => unbroken(some.map((part) => part.value).join(''));
  return { before: text(parts.slice(0, first)), after: text(parts.slice(last + 1)) };
}

function grouped(units: string, { group, groupedFrom }: MoneyRules): string {
  if (units.length < groupedFrom) return units;
  let text = units.slice(-3);
  for (let end = units.length - 3; end > 0; end -= 3)
    text = units.slice(Math.max(0, end - 3), end) + group + text;
  return text;
}
