import type { Language } from '../../kit/text.ts';
import { historyText } from './text.ts';

export const PAGE_SIZE = 25;

export interface PageOf<T> {
  items: T[];
  number: number;
  of: number;
}

/** One page of a list; a number that makes no sense leads to the nearest page that there is. */
export function pageOf<T>(items: readonly T[], wanted: string | undefined, size = PAGE_SIZE): PageOf<T> {
  const { number, of } = placeOf(items.length, wanted, size);
  return { items: items.slice((number - 1) * size, number * size), number, of };
}

/** Which page of a list of so many that is. */
export function placeOf(count: number, wanted: string | undefined, size = PAGE_SIZE) {
  const of = Math.max(1, Math.ceil(count / size));
  const asked = /^\d{1,6}$/.test(wanted ?? '') ? Number(wanted) : 1;
  return { number: Math.min(Math.max(asked, 1), of), of };
}

export interface Pager {
  label: string;
  pages: { label: string; href: string; current: boolean }[];
  previous: { label: string; href: string } | null;
  next: { label: string; href: string } | null;
}

/** The links under a list (A144); null when one page holds it all. */
export function pagerOf(
  language: Language,
  page: { number: number; of: number },
  href: string,
): Pager | null {
  if (page.of === 1) return null;
  const t = historyText[language];
  const to = (number: number) => (number === 1 ? href : `${href}?pagina=${number}`);
  const { number, of } = page;
  return {
    label: t.pages,
    pages: Array.from({ length: of }, (_, index) => ({
      label: String(index + 1),
      href: to(index + 1),
      current: index + 1 === number,
    })),
    previous: number > 1 ? { label: t.previous, href: to(number - 1) } : null,
    next: number < of ? { label: t.next, href: to(number + 1) } : null,
  };
}
