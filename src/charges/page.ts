import type { Account } from '../accounts/account.ts';
import { collectionMessage } from '../accounts/billing/collection.ts';
import type { Message, Terms } from '../http/page/shared.ts';
import type { Badge } from '../invoices/badge.ts';
import type { LocalDate } from '../kit/dates.ts';
import { addDays } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { PayableRow } from '../payables/page.ts';
import { blockedOf } from '../payables/page.ts';
import type { OfferedPayable } from '../payables/payable.ts';
import type { Charge } from './charge.ts';
import { chargeHref, chargeState, chargesHref } from './charge.ts';
import type { ChargesText } from './text.es.ts';
import { CHARGE_TERMS, chargesText } from './text.ts';

export interface ChargesPage {
  t: ChargesText;
  notHere: Message | null;
  none: boolean;
  groups: { id: string; heading: string; rows: ChargeRow[] }[];
}

export interface ChargeRow {
  concept: string;
  number: string;
  made: string;
  amount: string;
  state: Badge;
  /** Where it is billed; null when it is not to be billed here. */
  bill: { href: string; label: string } | null;
  /** Where a billed one is paid; null when it is not to be paid here and now. */
  pay: { href: string; label: string } | null;
  blocked: PayableRow['blocked'];
  href: string | null;
}

/** What accepting means, before it is done (A109). */
export interface AcceptPage {
  t: ChargesText;
  heading: string;
  action: string;
  facts: { label: string; value: string; code: boolean }[];
  terms: Terms;
  backHref: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'charges/list': ChargesPage;
    'charges/accept': AcceptPage;
    'charges/accept-form': AcceptPage;
    'charges/accept-window': AcceptPage;
  }
}

export interface ChargesInput {
  account: Account;
  today: LocalDate;
  phone: string;
  charges: readonly Charge[];
  /** What the account offers for payment, of all kinds. */
  offered: readonly OfferedPayable[];
}

export function chargesPage(f: Formats, input: ChargesInput): ChargesPage {
  const t = chargesText[f.language];
  const notHere = collectionMessage(f.language, input.account, input.phone);
  const row = (charge: Charge) => chargeRow(f, charge, { ...input, here: notHere === null });
  const of = (...states: string[]) =>
    input.charges.filter((charge) => states.includes(chargeState(charge))).map(row);
  const pending = of('pending');
  const groups = [
    { id: 'pendientes', heading: t.pendingHeading, rows: pending },
    { id: 'facturados', heading: t.billedHeading, rows: of('billed') },
    { id: 'anteriores', heading: t.doneHeading, rows: of('paid', 'on-a-bill', 'cancelled') },
  ];
  return { t, notHere, none: pending.length === 0, groups: groups.filter((group) => group.rows.length > 0) };
}

function chargeRow(f: Formats, charge: Charge, at: ChargesInput & { here: boolean }): ChargeRow {
  const t = chargesText[f.language];
  const state = chargeState(charge);
  const amount = f.money(charge.amountCents);
  const item = at.offered.find((one) => one.kind === 'charge' && one.id === charge.number);
  const payHref = `/cuentas/${charge.accountNumber}/pagar?cargo=${encodeURIComponent(charge.number)}`;
  return {
    concept: charge.concept,
    number: charge.number,
    made: t.madeOn(f.day(charge.createdOn)),
    amount,
    state: chargeBadge(f, charge, at.today),
    bill:
      state === 'pending' && at.here
        ? { href: `${chargeHref(charge)}/facturar`, label: t.toBillAria(charge.concept, amount) }
        : null,
    pay:
      item && state === 'billed' && item.obstacle === null && at.here
        ? { href: payHref, label: t.payAria(charge.concept, amount) }
        : null,
    blocked: item && state === 'billed' && at.here ? blockedOf(f, item, charge.accountNumber) : null,
    href: charge.acceptedAt === null ? null : chargeHref(charge),
  };
}

export function chargeBadge(f: Formats, charge: Charge, today: LocalDate): Badge {
  const t = chargesText[f.language];
  const state = chargeState(charge);
  switch (state) {
    case 'pending':
      return { tone: 'info', glyph: '…', text: t.states.pending };
    case 'paid':
      return { tone: 'ok', glyph: '✓', text: t.states.paid };
    case 'on-a-bill':
    case 'cancelled':
      return { tone: 'off', glyph: '–', text: t.states[state] };
    case 'billed': {
      const dueOn = charge.dueOn ?? charge.createdOn;
      if (today > dueOn) return { tone: 'bad', glyph: '✕', text: t.wasDue(f.dayFrom(today, dueOn)) };
      return { tone: 'warn', glyph: '!', text: t.isDue(f.dayFrom(today, dueOn)) };
    }
  }
}

export function acceptPage(
  f: Formats,
  charge: Charge,
  when: { today: LocalDate; dueDays: number },
): AcceptPage {
  const t = chargesText[f.language];
  const dueOn = f.day(addDays(when.today, when.dueDays));
  const fact = (label: string, value: string, code = false) => ({ label, value, code });
  return {
    t,
    heading: t.accept.heading(charge.concept),
    action: `${chargeHref(charge)}/facturar`,
    facts: [
      fact(t.accept.amount, f.money(charge.amountCents)),
      fact(t.accept.due, dueOn),
      fact(t.accept.number, charge.number, true),
      fact(t.accept.account, charge.accountNumber, true),
    ],
    terms: {
      heading: t.accept.termsHeading,
      declaration: null,
      paragraphs: t.accept.terms(dueOn),
      version: t.accept.version(CHARGE_TERMS),
    },
    backHref: chargesHref(charge.accountNumber),
  };
}
