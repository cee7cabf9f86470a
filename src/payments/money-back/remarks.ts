import { hotQuery } from '../../kit/database/hot-query.ts';
import type { Db } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { Remark, RemarkSource } from '../../payables/remark.ts';
import { DIRECT_DEBIT } from '../attempts/attempt.ts';
import { moneyBackText } from './text.ts';

interface GoneBack {
  number: string;
  kind: string;
  attemptId: string;
  platform: string;
  paidAt: Instant;
}

/** Bills that are owed though a payment of them was booked: all of it went back. The latest is the last. */
const goneBack: (db: Db, accountNumber: string) => Promise<GoneBack[]> = hotQuery(
  (db: Db, accountNumber: string) =>
    db
      .selectFrom('ledger_entries as back')
      .innerJoin('ledger_entries as paid', 'paid.attempt_id', 'back.attempt_id')
      .innerJoin('invoices as b', 'b.number', 'paid.item_id')
      .select(['b.number', 'back.kind', 'paid.attempt_id as attemptId', 'paid.platform'])
      .select('paid.recorded_at as paidAt')
      .where('back.account_number', '=', accountNumber)
      // The first is for the index of what is no ordinary credit.
      .where('back.kind', '!=', 'credit')
      .where('back.kind', 'in', ['refund', 'chargeback'])
      .where('paid.kind', '=', 'credit')
      .where('paid.item_kind', '=', 'invoice')
      .where('b.status', '=', 'open')
      .where('b.settled_at', 'is', null)
      .orderBy('back.id'),
);

/** Why a bill that was paid is owed again. */
export const moneyBackRemarks =
  (timeZone: string): RemarkSource =>
  async (db, { account, items, has }) => {
    if (has?.exceptions === false || !items.some((item) => item.kind === 'invoice')) return [];
    const latest = new Map((await goneBack(db, account.number)).map((row) => [row.number, row]));
    return [...latest.values()].map((row) => remarkOf(row, timeZone));
  };

export const remarkOf = (
  { number, kind, platform, attemptId, paidAt }: GoneBack,
  timeZone: string,
): Remark => ({
  ...{ item: { kind: 'invoice', id: number }, kind: 'money-back', tone: 'warn', glyph: '!', debit: null },
  inWords: (f) => {
    const t = moneyBackText[f.language].remark;
    const day = f.dayShort(localDate(paidAt, timeZone));
    const bank = platform === DIRECT_DEBIT ? t.debit(day) : t.chargeback(day);
    return {
      text: kind === 'refund' ? t.refund(day) : bank,
      detail: t.owedAgain,
      link: { label: t.see, href: `/pagos/${attemptId}` },
    };
  },
});
