import type { Instant, LocalDate } from './dates.ts';
import { localDate } from './dates.ts';
import type { Cents } from './money.ts';
import type { Language } from './text.ts';

export interface FormatOptions {
  locale: string;
  currency: string;
  timeZone: string;
}

/** How one language writes money, days and moments. Presenters get it; nothing else formats. */
export interface Formats {
  language: Language;
  /** `$ 43.858,12`, with a no-break space, so that money is never broken over lines. */
  money(cents: Cents): string;
  /** `27/11/2026` */
  dayShort(day: LocalDate): string;
  /** `27 de noviembre de 2026` */
  day(day: LocalDate): string;
  /** `27 de noviembre`, and the year where it is not that of `today`. */
  dayFrom(today: LocalDate, day: LocalDate): string;
  /** `viernes 27 de noviembre` */
  dayNear(day: LocalDate): string;
  /** `15:42`, the local clock. */
  time(at: Instant): string;
  /** `22 de noviembre de 2026, 15:42`, local. */
  moment(at: Instant): string;
  number(value: number): string;
  /** A decimal that the billing system states: `12.5` is `12,5`, every digit kept. */
  quantity(decimal: string): string;
  /** The same as a price of one unit: `0.0532` is `$ 0,0532`, never rounded. */
  unitPrice(decimal: string): string;
}

/** As many as the exchange format allows. */
const DECIMALS = 6;

const noon = (day: LocalDate) => new Date(`${day}T12:00:00Z`);

export function createFormats(language: Language, options: FormatOptions): Formats {
  // The operator's locale says how its own language is written; the other one has a custom of its own.
  const own = options.locale.startsWith(language) ? options.locale : null;
  const locale = own ?? (language === 'es' ? 'es-AR' : 'en-GB');
  const numbers = own ?? (language === 'es' ? 'es-AR' : 'en-US');
  const { currency, timeZone } = options;
  const money = new Intl.NumberFormat(numbers, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const number = new Intl.NumberFormat(numbers);
  const exact = new Intl.NumberFormat(numbers, {
    maximumFractionDigits: DECIMALS,
  });
  const price = new Intl.NumberFormat(numbers, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: DECIMALS,
  });
  const dayShort = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const dayParts = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const day = new Intl.DateTimeFormat(locale, { ...dayParts, year: 'numeric' });
  const dayAndMonth = new Intl.DateTimeFormat(locale, dayParts);
  const near = new Intl.DateTimeFormat(locale, { ...dayParts, weekday: 'long' });
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const timeOf = (at: Instant) => time.format(new Date(at));
  return {
    language,
    money: (cents) => money.format(cents / 100).replace(/ /g, '\u00a0'),
    dayShort: (value) => dayShort.format(noon(value)),
    day: (value) => day.format(noon(value)),
    dayFrom: (today, value) =>
      (today.slice(0, 4) === value.slice(0, 4) ? dayAndMonth : day).format(noon(value)),
    dayNear: (value) => near.format(noon(value)).replace(',', ''),
    time: timeOf,
    moment: (at) => `${day.format(noon(localDate(at, timeZone)))}, ${timeOf(at)}`,
    number: (value) => number.format(value),
    quantity: (decimal) => exact.format(Number(decimal)),
    unitPrice: (decimal) => price.format(Number(decimal)).replace(/ /g, '\u00a0'),
  };
}
