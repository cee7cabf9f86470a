import type { Reason } from '../reason.ts';
import { reason } from '../reason.ts';

/** What a cell says: a value, perhaps with a warning, or why it cannot be one. */
export type Reading<T> = { value: T; warning: Reason | null } | { refused: Reason };

export interface Column<T> {
  name: string;
  /** A required column must be in the header, and its cells must not be empty. */
  required: boolean;
  read(text: string): Reading<T>;
}

export const is = <T>(value: T): Reading<T> => ({ value, warning: null });
export const isNot = (...why: Parameters<typeof reason>): Reading<never> => ({ refused: reason(...why) });

export function required<T>(name: string, read: (text: string) => Reading<T>): Column<T> {
  return { name, required: true, read: (text) => (text === '' ? isNot('empty') : read(text)) };
}

/** Without the column what is stored stays; an empty cell clears it. */
export function optional<T>(name: string, read: (text: string) => Reading<T>): Column<T | null | undefined> {
  return { name, required: false, read: (text) => (text === '' ? is(null) : read(text)) };
}
