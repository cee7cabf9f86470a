import type { LocalDate } from '../dates.ts';
import { addDays } from '../dates.ts';
import { isNationalHoliday } from './national-holidays.ts';

/** Days on which banks do not work, beside Saturdays, Sundays and the holidays whose day is known for any year. */
export type Holidays = ReadonlySet<LocalDate>;

export function isBusinessDay(day: LocalDate, holidays: Holidays): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isNationalHoliday(day) && !holidays.has(day);
}

/** The day itself where banks work on it, else the next one on which they do. */
export function businessDayFrom(day: LocalDate, holidays: Holidays): LocalDate {
  let at = day;
  while (!isBusinessDay(at, holidays)) at = addDays(at, 1);
  return at;
}

/** The n-th business day after a day, which does not count itself. */
export function addBusinessDays(day: LocalDate, count: number, holidays: Holidays): LocalDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isBusinessDay(at, holidays)) left -= 1;
  }
  return at;
}
