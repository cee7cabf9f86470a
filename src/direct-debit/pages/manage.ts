import type { Account } from '../../accounts/account.ts';
import type { ConsentLinks } from '../../consents/link.ts';
import { consentLinks } from '../../consents/link.ts';
import type { FormState } from '../../http/form.ts';
import type { Field, Leaving, Message } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import { cardText } from '../cards/text.ts';
import { meansInWords, stateInWords, suspensionInWords } from '../cards/words.ts';
import type { DebitOrder } from '../orders/store.ts';
import { debitHref } from '../places.ts';
import type { OrderState } from '../rules.ts';
import type { DebitEnrolment } from '../store.ts';
import type { DebitText } from '../text.es.ts';
import { debitText } from '../text.ts';
import { leavingOf } from './leaving.ts';
import type { DebitBadge } from './page.ts';
import { debitBadge } from './page.ts';

type Tone = 'ok' | 'bad' | 'warn' | 'info' | 'off';

export interface UpcomingDebit {
  id: string;
  bill: { text: string; href: string };
  day: string;
  amount: string;
  state: { tone: Tone; glyph: string; text: string };
  note: string | null;
  /** What can be done about it. */
  skip: { action: 'saltear' | 'debitar'; label: string; note: string | null } | null;
  payHref: string | null;
}

/** An enrolled account: what comes, what was, and what its customer can do. */
export interface DebitPage {
  t: DebitText;
  badge: DebitBadge;
  /** Null: enrolled before the portal. */
  means: string | null;
  since: string;
  consent: ConsentLinks | null;
  old: string | null;
  suspended: Message | null;
  href: string;
  upcoming: UpcomingDebit[];
  /** Bills whose debit was on its way and is not any more: their customer pays them. */
  left: UpcomingDebit[];
  cap: { field: Field; form: FormState } | null;
  past: {
    bill: string;
    href: string;
    day: string;
    state: UpcomingDebit['state'];
    why: string | null;
    payment: string | null;
    amount: string;
  }[];
  leaving: Leaving;
  backHref: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'direct-debit/manage': DebitPage;
    'direct-debit/manage-window': DebitPage;
    'direct-debit/upcoming': DebitPage;
    'direct-debit/upcoming-rows': {
      t: DebitText;
      href: string;
      csrf: string;
      rows: UpcomingDebit[];
    };
    'direct-debit/cancel': DebitPage;
  }
}

const LOOKS: Readonly<Record<OrderState, { tone: Tone; glyph: string }>> = {
  announced: { tone: 'info', glyph: '…' },
  skipped: { tone: 'off', glyph: '–' },
  'over-cap': { tone: 'warn', glyph: '!' },
  withdrawn: { tone: 'off', glyph: '–' },
  cut: { tone: 'info', glyph: '…' },
  paid: { tone: 'ok', glyph: '✓' },
  refused: { tone: 'bad', glyph: '✕' },
  reversed: { tone: 'warn', glyph: '!' },
};

export interface DebitPageInput {
  account: Account;
  enrolment: DebitEnrolment;
  /** The latest debits first. */
  orders: readonly DebitOrder[];
  /** Numbers of the bills that are still owed. */
  owed: ReadonlySet<string>;
  today: LocalDate;
  since: LocalDate;
  capForm: FormState;
}

export function debitPage(f: Formats, input: DebitPageInput): DebitPage {
  const t = debitText[f.language];
  const { account, enrolment } = input;
  const isOld = enrolment.meansSealed === null;
  const upcoming = input.orders.filter((order) => isUpcoming(order, input)).reverse();
  const left = input.orders.filter((order) => isLeft(order, input)).reverse();
  const shown = [...upcoming, ...left];
  const past = input.orders.filter((order) => !shown.includes(order) && order.state !== 'announced');
  const firstToSkip = upcoming.find((order) => order.state === 'announced');
  return {
    t,
    badge: debitBadge(t, enrolment.suspendedAt === null ? 'on' : 'suspended'),
    means: isOld ? null : meansInWords(f.language, enrolment),
    since: t.since(f.day(input.since)),
    consent: consentLinks(f.language, { accountNumber: account.number, consentId: enrolment.consentId }),
    old: isOld ? t.old : null,
    suspended: enrolment.suspendedAt === null ? null : suspendedMessage(f, enrolment),
    href: debitHref(account.number),
    upcoming: upcoming.map((order) =>
      upcomingDebit(f, order, {
        isFirst: order === firstToSkip,
        left: false,
        byCard: isByCard(order, enrolment),
      }),
    ),
    left: left.map((order) =>
      upcomingDebit(f, order, { isFirst: false, left: true, byCard: isByCard(order, enrolment) }),
    ),
    cap: isOld ? null : { field: capField(t), form: input.capForm },
    past: past.map((order) => pastDebit(f, order, isByCard(order, enrolment))),
    leaving: leavingOf(f, input),
    backHref: `/cuentas/${account.number}`,
  };
}

function isUpcoming(order: DebitOrder, input: DebitPageInput): boolean {
  if (order.state === 'cut') return true;
  return order.state === 'announced' && input.enrolment.suspendedAt === null && waits(order, input);
}

function isLeft(order: DebitOrder, input: DebitPageInput): boolean {
  const stopped = order.state === 'announced' && input.enrolment.suspendedAt !== null;
  return (stopped || order.state === 'skipped' || order.state === 'over-cap') && waits(order, input);
}

const waits = (order: DebitOrder, { today, enrolment, owed }: DebitPageInput): boolean =>
  order.enrolmentId === enrolment.id && order.debitOn >= today && owed.has(order.invoiceNumber);

const capField = (t: DebitText) => field('tope', t.cap.field, { hint: t.cap.hint, inputmode: 'decimal' });

/** Orders of another enrolment of the account are told as the bank's. */
const isByCard = (order: DebitOrder, { id, kind }: DebitEnrolment) =>
  order.enrolmentId === id && kind === 'card';

function suspendedMessage(f: Formats, enrolment: DebitEnrolment): Message {
  const { text, note } = suspensionInWords(f.language, enrolment);
  const { strong } = debitText[f.language].suspended;
  return { tone: 'bad', glyph: '✕', strong, text, second: note || null };
}

const billHref = (order: DebitOrder) =>
  `/cuentas/${order.accountNumber}/facturas/${encodeURIComponent(order.invoiceNumber)}`;

const stateOf = (f: Formats, { state }: Pick<DebitOrder, 'state'>, byCard: boolean) => ({
  ...LOOKS[state],
  text: stateInWords(f.language, state, byCard),
});

function upcomingDebit(
  f: Formats,
  order: DebitOrder,
  { isFirst, left, byCard }: { isFirst: boolean; left: boolean; byCard: boolean },
): UpcomingDebit {
  const t = debitText[f.language];
  const { state } = order;
  const notes: Partial<Record<OrderState, string | null>> = {
    announced: left ? t.next.isSuspended : null,
    skipped: t.next.isSkipped,
    'over-cap': t.next.isOverCap,
    cut: byCard ? cardText[f.language].inProgress : t.next.atBank,
  };
  return {
    id: order.id,
    bill: { text: order.invoiceNumber, href: billHref(order) },
    day: f.dayNear(order.debitOn),
    amount: f.money(order.amountCents),
    state: stateOf(f, left && state === 'announced' ? { state: 'withdrawn' } : order, byCard),
    note: notes[state] ?? null,
    skip: skipOf(t, state, isFirst),
    payHref: left
      ? `/cuentas/${order.accountNumber}/pagar?factura=${encodeURIComponent(order.invoiceNumber)}`
      : null,
  };
}

function skipOf(t: DebitText, state: OrderState, isFirst: boolean): UpcomingDebit['skip'] {
  if (state === 'announced' && isFirst)
    return { action: 'saltear', label: t.next.skip, note: t.next.skipNote };
  return state === 'skipped' ? { action: 'debitar', label: t.next.unskip, note: null } : null;
}

function pastDebit(f: Formats, order: DebitOrder, byCard: boolean): DebitPage['past'][number] {
  const t = debitText[f.language];
  const why = order.reason === null ? null : (t.reasons[order.reason] ?? null);
  return {
    bill: order.invoiceNumber,
    href: billHref(order),
    day: f.day(order.debitOn),
    state: stateOf(f, order, byCard),
    why: why && why.charAt(0).toUpperCase() + why.slice(1),
    payment: order.attemptId && `/pagos/${order.attemptId}`,
    amount: f.money(order.amountCents),
  };
}
