import type { Account } from '../../accounts/account.ts';
import type { Deps } from '../../deps.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import { periodLabel } from '../../invoices/invoice.ts';
import type { Db } from '../../kit/database.ts';
import type { Language } from '../../kit/text.ts';
import type { DebitText } from '../text.es.ts';
import { debitText } from '../text.ts';
import { ENROLLING, outlooksNow } from './bills.ts';
import type { NotDebited } from './rule.ts';

/** Owed bills that an enrolment of now would not debit (D24). */
export interface NotCaught {
  tooSoon: readonly Invoice[];
  overdue: readonly Invoice[];
}

export async function billsNotCaught(
  db: Db,
  deps: Pick<Deps, 'clock' | 'config' | 'settings'>,
  account: Account,
): Promise<NotCaught> {
  const all = await outlooksNow(db, deps, { account, enrolment: ENROLLING });
  const by = (why: NotDebited) =>
    all
      .filter(({ outlook }) => outlook?.kind === 'not-debited' && outlook.why === why)
      .map(({ invoice }) => invoice);
  return { tooSoon: by('too-late'), overdue: by('overdue') };
}

const named = (bills: readonly Invoice[], language: Language) =>
  bills.map(({ number, period }) => `${periodLabel(period, language)} (${number})`).join(', ');

/** Which they are and why; the rule alone where there are none. */
export function notCaughtLines(language: Language, { tooSoon, overdue }: NotCaught): string[] {
  const t: DebitText['happens'] = debitText[language].happens;
  return [
    tooSoon.length > 0 ? t.soonBills(named(tooSoon, language)) : t.soon,
    ...(overdue.length > 0 ? [t.overdueBills(named(overdue, language))] : []),
  ];
}
