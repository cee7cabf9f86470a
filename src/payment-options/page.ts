import type { Account } from '../accounts/account.ts';
import { collectionObstacle } from '../accounts/account.ts';
import { collectionMessage } from '../accounts/billing/collection.ts';
import type { AccountEnrolments } from '../accounts/billing/enrolments.ts';
import { addressOf } from '../accounts/menus.ts';
import type { Badge, EnrolmentLine } from '../accounts/page.ts';
import { enrolmentLines } from '../accounts/page.ts';
import { accountsText } from '../accounts/text.ts';
import type { DebitEnrolment } from '../direct-debit/store.ts';
import type { Message } from '../http/page/shared.ts';
import type { Formats } from '../kit/formats.ts';
import { sumCents } from '../kit/money.ts';
import type { OfferedPayable } from '../payables/payable.ts';
import { heldCents, owedItems } from '../payables/payable.ts';
import type { Remark } from '../payables/remark.ts';
import { debitsComing } from '../payables/remark.ts';
import type { Plan } from '../plans/plan.ts';
import { openInstalments, planProgress } from '../plans/plan.ts';
import type { PaymentOptionsText } from './text.es.ts';
import { paymentOptionsText } from './text.ts';

/** One way to pay, or to be billed, and its state. */
export interface PaymentOption {
  id: string;
  heading: string;
  badge: Badge | null;
  lines: string[];
  link: { label: string; href: string; window: boolean; main: boolean };
}

export interface PaymentOptionsPage {
  t: PaymentOptionsText;
  notHere: Message | null;
  options: PaymentOption[];
  others: { label: string; href: string }[];
  /** The same of all the user's accounts (A071, A124); empty when there is only this one. */
  accounts: {
    number: string;
    href: string;
    address: string;
    current: boolean;
    bill: EnrolmentLine;
    debit: EnrolmentLine;
  }[];
  moreAccounts: boolean;
}

declare module '../http/render.ts' {
  interface Templates {
    'payment-options/page': PaymentOptionsPage;
  }
}

export interface PaymentOptionsInput {
  account: Account;
  items: readonly OfferedPayable[];
  enrolment: DebitEnrolment | null;
  remarks: readonly Remark[];
  plan: Plan | null;
  phone: string;
  accounts: readonly Account[];
  enrolments: ReadonlyMap<string, AccountEnrolments>;
  moreAccounts: boolean;
}

export function paymentOptionsPage(f: Formats, input: PaymentOptionsInput): PaymentOptionsPage {
  const t = paymentOptionsText[f.language];
  const { account, phone } = input;
  const home = `/cuentas/${account.number}`;
  const call = { label: t.others.phone(phone), href: `tel:${phone.replace(/[^\d+]/g, '')}` };
  const paidHere = collectionObstacle(account) === null;
  const ways = [
    { label: t.others.slip, href: `${home}/facturas` },
    { label: t.others.places, href: '/lugares-de-pago' },
  ];
  return {
    t,
    notHere: collectionMessage(f.language, account, phone),
    options: [
      ...(paidHere ? [payNow(f, input)] : []),
      // Where nothing is paid nothing is debited either; an enrolment of before is shown to be left.
      ...(paidHere || input.enrolment ? [directDebit(f, input)] : []),
      ...(account.status === 'active' || linesOf(f, input, account.number).bill.badge.tone === 'ok'
        ? [digitalBill(f, input)]
        : []),
      ...planOption(f, input),
    ],
    others: [
      ...(paidHere ? ways : []),
      { label: t.now.history, href: `${home}/pagos` },
      ...(phone && paidHere ? [call] : []),
    ],
    accounts: input.accounts.length > 1 ? input.accounts.map((one) => accountRow(f, input, one)) : [],
    moreAccounts: input.moreAccounts,
  };
}

function linesOf(f: Formats, { enrolments }: PaymentOptionsInput, number: string) {
  const [bill, debit] = enrolmentLines(accountsText[f.language], number, enrolments.get(number));
  return { bill: bill as EnrolmentLine, debit: debit as EnrolmentLine };
}

function payNow(f: Formats, { account, items }: PaymentOptionsInput): PaymentOption {
  const t = paymentOptionsText[f.language].now;
  const owed = owedItems(items);
  const open = owed.some((item) => item.obstacle === null);
  const held = heldCents(items);
  const debited = owed.flatMap((item) =>
    item.obstacle?.kind === 'in-debit' && item.obstacle.debitOn !== null
      ? [t.debited(f.money(item.obstacle.cents ?? item.amountCents), f.day(item.obstacle.debitOn))]
      : [],
  );
  const total = f.money(sumCents(owed.map((item) => item.amountCents)));
  return {
    id: 'ahora',
    heading: t.heading,
    badge: null,
    lines: [
      owed.length > 0 ? t.owed(total) : t.nothing,
      ...debited,
      ...(held > 0 ? [t.held(f.money(held))] : []),
    ],
    link: { label: t.go, href: `/cuentas/${account.number}`, window: false, main: open },
  };
}

function directDebit(f: Formats, input: PaymentOptionsInput): PaymentOption {
  const t = paymentOptionsText[f.language].debit;
  const { enrolment, remarks } = input;
  const next = debitsComing(remarks)[0]?.debit;
  const left = remarks.filter((remark) => remark.kind === 'not-debited').length;
  const { debit } = linesOf(f, input, input.account.number);
  const words = enrolment?.kind === 'card' ? t.byCard : t.means;
  const means = enrolment?.meansSealed ? words(enrolment.bank ?? '', enrolment.lastFour ?? '') : t.old;
  return {
    id: 'debito',
    heading: t.heading,
    badge: debit.badge,
    lines: [
      enrolment ? means : t.off,
      ...(enrolment?.suspendedAt ? [t.suspended] : []),
      ...(next ? [t.next(f.money(next.cents), f.day(next.on))] : []),
      ...(left > 0 ? [t.left(left)] : []),
      ...(enrolment && enrolment.capCents !== null ? [t.cap(f.money(enrolment.capCents))] : []),
    ],
    link: { label: enrolment ? t.manage : t.join, href: debit.href, window: !enrolment, main: false },
  };
}

function digitalBill(f: Formats, input: PaymentOptionsInput): PaymentOption {
  const t = paymentOptionsText[f.language].bill;
  const { bill } = linesOf(f, input, input.account.number);
  const on = bill.badge.tone === 'ok';
  return {
    id: 'factura',
    heading: t.heading,
    badge: bill.badge,
    lines: [on ? t.on : t.off],
    link: { label: on ? t.manage : t.join, href: bill.href, window: true, main: false },
  };
}

function planOption(f: Formats, { account, plan }: PaymentOptionsInput): PaymentOption[] {
  const t = paymentOptionsText[f.language].plan;
  const home = `/cuentas/${account.number}`;
  const link = (label: string, href: string) => ({ label, href, window: false, main: false });
  const base = { id: 'plan', heading: t.heading, badge: null };
  const [first] = plan ? openInstalments(plan) : [];
  if (plan?.state === 'generated' && first) {
    const waiting = t.waiting(f.money(first.amountCents), f.day(plan.expiresOn ?? first.dueOn));
    return [{ ...base, lines: [waiting], link: link(t.see, `${home}/planes/${plan.id}`) }];
  }
  if (plan) {
    const { paid, of, remainingCents } = planProgress(plan);
    const lines = [t.progress(paid, of, f.money(remainingCents))];
    return [{ ...base, lines, link: link(t.see, `${home}/planes/${plan.id}`) }];
  }
  if (collectionObstacle(account)) return [];
  return [{ ...base, lines: [t.off], link: link(t.go, `${home}/plan-de-pago`) }];
}

function accountRow(
  f: Formats,
  input: PaymentOptionsInput,
  account: Account,
): PaymentOptionsPage['accounts'][number] {
  return {
    number: account.number,
    href: `/cuentas/${account.number}/opciones-de-pago`,
    address: account.billLabel ?? addressOf(account),
    current: account.number === input.account.number,
    ...linesOf(f, input, account.number),
  };
}
