import type { LocalDate } from '../dates.ts';
import { addDays } from '../dates.ts';

/** Ley 27.399: those that no decree moves to another day. */
const IMMOVABLE = ['01-01', '03-24', '04-02', '05-01', '05-25', '06-20', '07-09', '12-08', '12-25'] as const;

/** Carnival's Monday and Tuesday and Good Friday, in days from Easter Sunday. */
const AROUND_EASTER = [-48, -47, -2] as const;

/** The holidays of Argentina that need no decree; the movable ones and the bridges are set year by year. */
export function isNationalHoliday(day: LocalDate): boolean {
  if (IMMOVABLE.some((one) => day.endsWith(one))) return true;
  const easter = easterOf(Number(day.slice(0, 4)));
  return AROUND_EASTER.some((days) => addDays(easter, days) === day);
}

/** Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher. */
export function easterOf(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const lunar = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - lunar + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  const month = Math.floor(days / 31);
  const dayOfMonth = (days % 31) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
