import type { Account } from '../../accounts/account.ts';
import { collectionMessage } from '../../accounts/billing/collection.ts';
import { addressOf } from '../../accounts/menus.ts';
import type { ConsentLinks } from '../../consents/link.ts';
import { consentLinks } from '../../consents/link.ts';
import type { Message } from '../../http/page/shared.ts';
import type { Badge } from '../../invoices/badge.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import type { PayableRow } from '../../payables/page.ts';
import { blockedOf } from '../../payables/page.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { Charge } from '../charge.ts';
import { chargeHref, chargeState, chargesHref } from '../charge.ts';
import { chargeBadge } from '../page.ts';
import type { ChargesText } from '../text.es.ts';
import { chargesText } from '../text.ts';

/** A charge that was billed: what it is, what it costs, its paper and its payment (A110). */
export interface VoucherPage {
  t: ChargesText;
  heading: string;
  state: Badge;
  message: Message | null;
  blocked: PayableRow['blocked'];
  amountLabel: string;
  amount: string;
  facts: VoucherFact[];
  pay: { href: string; number: string } | null;
  payment: string | null;
  pdfHref: string;
  verify: string;
  consent: ConsentLinks | null;
  backHref: string;
}

export interface VoucherFact {
  label: string;
  value: string;
  code: boolean;
}

declare module '../../http/render.ts' {
  interface Templates {
    'charges/voucher': VoucherPage;
  }
}

export interface VoucherInput {
  account: Account;
  charge: Charge;
  today: LocalDate;
  phone: string;
  /** The charge among what the account offers for payment; null when it is not owed. */
  offered: OfferedPayable | null;
}

export function voucherPage(f: Formats, input: VoucherInput): VoucherPage {
  const { charge, account } = input;
  const t = chargesText[f.language];
  const owed = chargeState(charge) === 'billed';
  const notHere = owed ? collectionMessage(f.language, account, input.phone) : null;
  const blocked = input.offered ? blockedOf(f, input.offered, account.number) : null;
  const free = owed && notHere === null && blocked === null;
  return {
    t,
    heading: t.voucher.heading(charge.concept),
    state: chargeBadge(f, charge, input.today),
    message: notHere ?? goneMessage(t, charge),
    blocked: notHere === null ? blocked : null,
    amountLabel: owed ? t.voucher.total : t.voucher.amount,
    amount: f.money(charge.amountCents),
    facts: voucherFacts(f, input),
    pay: free ? { href: `/cuentas/${account.number}/pagar`, number: charge.number } : null,
    payment: charge.settledBy === null ? null : `/pagos/${charge.settledBy}`,
    pdfHref: `${chargeHref(charge)}.pdf`,
    verify: `/verificar/${charge.verificationCode ?? ''}`,
    consent: consentLinks(f.language, charge),
    backHref: chargesHref(account.number),
  };
}

function goneMessage(t: ChargesText, charge: Charge): Message | null {
  const say = (strong: string): Message => ({ tone: 'info', glyph: '…', strong, text: null, second: null });
  const state = chargeState(charge);
  if (state === 'on-a-bill') return say(t.voucher.onABill);
  return state === 'cancelled' ? say(t.voucher.cancelled) : null;
}

/** Also on the paper. */
export function voucherFacts(f: Formats, { charge, account }: VoucherInput): VoucherFact[] {
  const t = chargesText[f.language];
  const fact = (label: string, value: string, code = false) => ({ label, value, code });
  return [
    fact(t.accept.number, charge.number, true),
    fact(t.accept.account, account.number, true),
    fact(t.voucher.holder, account.holderName),
    fact(t.voucher.address, addressOf(account)),
    fact(t.voucher.createdOn, f.day(charge.createdOn)),
    ...(charge.acceptedAt === null ? [] : [fact(t.voucher.acceptedOn, f.moment(charge.acceptedAt))]),
    ...(charge.dueOn === null ? [] : [fact(t.accept.due, f.day(charge.dueOn))]),
    ...(charge.settledAt === null ? [] : [fact(t.voucher.paidOn, f.moment(charge.settledAt))]),
    fact(t.voucher.code, charge.verificationCode ?? '', true),
  ];
}
