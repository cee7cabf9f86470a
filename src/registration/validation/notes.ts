import type { Deps } from '../../deps.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { addDays } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { FormerEnrolments } from '../store.ts';
import { formerEnrolments } from '../store.ts';
import { registrationText } from '../text.ts';

export interface DueBill {
  number: string;
  dueOn: LocalDate;
}

/** Bills that fall due today or tomorrow: neither the digital bill nor direct debit will catch them (D24). */
export async function billsDueSoon(
  deps: Pick<Deps, 'payables' | 'clock' | 'config'>,
  accountNumber: string | null,
): Promise<DueBill[]> {
  if (accountNumber === null) return [];
  const today = localDate(deps.clock.now(), deps.config.timeZone);
  const tomorrow = addDays(today, 1);
  const payables = await deps.payables.list(accountNumber);
  return payables
    .filter(({ kind, dueOn }) => kind === 'invoice' && dueOn >= today && dueOn <= tomorrow)
    .map(({ reference, dueOn }) => ({ number: reference, dueOn }));
}

export const dueNotes = (f: Formats, bills: readonly DueBill[]): string[] =>
  bills.map(({ number, dueOn }) => registrationText[f.language].dueSoon(number, f.day(dueOn)));

/** What is worth knowing of the account once its user exists, a sentence each (A153, D24). */
export async function notesAfter(
  deps: Pick<Deps, 'payables' | 'clock' | 'config' | 'db'>,
  f: Formats,
  accountNumber: string | null,
): Promise<string[]> {
  if (accountNumber === null) return [];
  const former = formerNote(f, await formerEnrolments(deps.db, accountNumber));
  const due = dueNotes(f, await billsDueSoon(deps, accountNumber));
  return [...(former === null ? [] : [former]), ...due];
}

export function formerNote(f: Formats, { digitalBill, directDebit }: FormerEnrolments): string | null {
  const t = registrationText[f.language];
  if (digitalBill && directDebit) return t.formerBoth;
  if (digitalBill) return t.formerDigitalBill;
  return directDebit ? t.formerDirectDebit : null;
}
