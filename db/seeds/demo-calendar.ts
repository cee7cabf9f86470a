import type { LocalDate } from '../../src/kit/dates.ts';
import { addDays, addMonths } from '../../src/kit/dates.ts';

export type Rhythm = 'monthly' | 'bimonthly';

/** The last day of a month `YYYY-MM`. */
export const endOfMonth = (month: string): LocalDate => addDays(addMonths(`${month}-01`, 1), -1);

/**
 * The periods of `count` consecutive bills, oldest first, all different whatever the spacing of their due
 * dates. Months end with the last complete one before `day`, bimesters with the one that `day` lies in.
 */
export function periodsUntil(day: LocalDate, rhythm: Rhythm, count: number): string[] {
  const newest = rhythm === 'monthly' ? monthIndex(day) - 1 : Math.floor(monthIndex(day) / 2);
  return Array.from({ length: count }, (_, index) => {
    const at = newest - (count - 1 - index);
    return rhythm === 'monthly' ? monthOf(at) : `${Math.floor(at / 6)}-B${(at % 6) + 1}`;
  });
}

const monthIndex = (day: LocalDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthOf = (index: number) => `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;
const two = (number: number) => String(number).padStart(2, '0');
