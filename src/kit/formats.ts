import type { Instant, LocalDate } from './dates.ts';
import { dayWriter } from './intl/days.ts';
import { moneyWriter } from './intl/money.ts';
import { numberWriters } from './intl/numbers.ts';
import { localDate, localTime } from './intl/zone.ts';
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

export function createFormats(language: Language, options: FormatOptions): Formats {
  // The operator's locale says how its own language is written; the other one has a custom of its own.
  const own = options.locale.startsWith(language) ? options.locale : null;
  const locale = own ?? (language === 'es' ? 'es-AR' : 'en-GB');
  const numbers = own ?? (language === 'es' ? 'es-AR' : 'en-US');
  const { currency, timeZone } = options;
  const { whole, quantity, unitPrice } = numberWriters(numbers, currency);
  const day = dayWriter(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const dayAndMonth = dayWriter(locale, { day: 'numeric', month: 'long' });
  const near = dayWriter(locale, { day: 'numeric', month: 'long', weekday: 'long' });
  const time = (at: Instant) => localTime(at, timeZone);
  return {
    language,
    money: moneyWriter(numbers, currency),
    dayShort: dayWriter(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    day,
    dayFrom: (today, value) => (today.slice(0, 4) === value.slice(0, 4) ? dayAndMonth : day)(value),
    dayNear: (value) => near(value).replace(',', ''),
    time,
    moment: (at) => `${day(localDate(at, timeZone))}, ${time(at)}`,
    number: whole,
    quantity,
    unitPrice,
  };
}
