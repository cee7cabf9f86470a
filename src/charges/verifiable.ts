import type { FindPaper } from '../documents/verifiable.ts';
import { chargeState } from './charge.ts';
import { findChargeByCode } from './store.ts';
import { chargesText } from './text.ts';

export const verifyVoucher: FindPaper = async (db, code, f) => {
  const charge = await findChargeByCode(db, code);
  if (!charge) return null;
  const t = chargesText[f.language];
  const state = chargeState(charge);
  const facts = [
    { label: t.voucher.amount, value: f.money(charge.amountCents) },
    { label: t.accept.due, value: f.day(charge.dueOn ?? charge.createdOn) },
  ];
  if (charge.settledAt !== null) facts.push({ label: t.voucher.paidOn, value: f.moment(charge.settledAt) });
  const warnings = { 'on-a-bill': t.voucher.onABill, cancelled: t.voucher.cancelled };
  const warning = state === 'on-a-bill' || state === 'cancelled' ? warnings[state] : null;
  return { what: t.voucher.what, gender: 'masculine', code, facts, warning };
};
