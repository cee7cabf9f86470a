import type { LocalDate } from '../dates.ts';

/** Bills share a few hundred days; a crawler that asks for others must not fill the memory. */
const REMEMBERED = 4000;

export type DayParts = Pick<Intl.DateTimeFormatOptions, 'day' | 'month' | 'year' | 'weekday'>;

/** How a locale writes days. Each day is put into words once: `Intl` needs a microsecond for it. */
export function dayWriter(locale: string, parts: DayParts): (day: LocalDate) => string {
  const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  const known = new Map<LocalDate, string>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const words = format.format(new Date(`${day}T12:00:00Z`));
    if (known.size >= REMEMBERED) known.clear();
    known.set(day, words);
    return words;
  };
}
