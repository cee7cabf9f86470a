import type { FindPaper } from '../documents/verifiable.ts';
import { findAttemptByCode } from '../payments/attempts/store.ts';
import { findMoneyBack } from '../payments/money-back/standing.ts';
import { moneyBackInWords } from '../payments/money-back/words.ts';
import { receiptsText } from './text.ts';

export const verifyPayment: FindPaper = async (db, code, f) => {
  const attempt = await findAttemptByCode(db, code);
  if (attempt?.state !== 'paid') return null;
  const t = receiptsText[f.language];
  const back = moneyBackInWords(f, await findMoneyBack(db, attempt), attempt);
  return {
    what: t.receiptTitle,
    gender: 'masculine',
    code: attempt.verificationCode,
    facts: [
      { label: t.amountPaid, value: f.money(attempt.totalCents) },
      { label: t.paidOn, value: f.moment(attempt.paidAt ?? attempt.createdAt) },
    ],
    warning: back && (back.heading ? back.strong : back.text),
  };
};
