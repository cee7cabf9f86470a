import type { Account } from '../../accounts/account.ts';
import type { ConsentLinks } from '../../consents/link.ts';
import { consentLinks } from '../../consents/link.ts';
import type { FormState } from '../../http/form.ts';
import type { Field, Leaving, Message } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import { meansInWords, suspensionInWords } from '../cards/words.ts';
import type { DebitOrder } from '../orders/store.ts';
import type { BillOutlook } from '../outlook/bills.ts';
import { debitHref } from '../places.ts';
import type { DebitEnrolment } from '../store.ts';
import type { DebitText } from '../text.es.ts';
import { debitText } from '../text.ts';
import { leavingOf } from './leaving.ts';
import type { DebitBadge } from './page.ts';
import { debitBadge } from './page.ts';
import type { UpcomingDebit } from './rows.ts';
import {
  billHref,
  billOf,
  isByCard,
  isDebited,
  isStopped,
  leftBill,
  stateOf,
  upcomingDebit,
} from './rows.ts';

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
  /** Owed bills that are not debited: their customer pays them. */
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

export interface DebitPageInput {
  account: Account;
  enrolment: DebitEnrolment;
  /** The latest debits first. */
  orders: readonly DebitOrder[];
  /** What becomes of each owed bill; none where another than the portal debits them. */
  bills: readonly BillOutlook[];
  today: LocalDate;
  since: LocalDate;
  capForm: FormState;
}

export function debitPage(f: Formats, input: DebitPageInput): DebitPage {
  const t = debitText[f.language];
  const { account, enrolment } = input;
  const isOld = enrolment.meansSealed === null;
  const upcoming = input.orders.filter((order) => isUpcoming(order, input)).reverse();
  const left = input.bills.flatMap((bill) => (bill.outlook?.kind === 'not-debited' ? [bill] : []));
  const stopped = left.flatMap(({ order }) => (order && isStopped(order) ? [order] : []));
  const shown = new Set([...upcoming, ...stopped].map((order) => order.id));
  const past = input.orders.filter((order) => !shown.has(order.id) && order.state !== 'announced');
  const firstToSkip = upcoming.find((order) => isDebited(order, input));
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
        skips: order === firstToSkip,
        beingPaid: order.state === 'announced' && !isDebited(order, input),
        byCard: isByCard(order, enrolment),
      }),
    ),
    left: left.map((bill) => leftBill(f, bill, input)),
    cap: isOld ? null : { field: capField(t), form: input.capForm },
    past: past.map((order) => pastDebit(f, order, isByCard(order, enrolment))),
    leaving: leavingOf(f, input),
    backHref: `/cuentas/${account.number}`,
  };
}

function isUpcoming(order: DebitOrder, input: DebitPageInput): boolean {
  if (order.state === 'cut') return true;
  const obstacle = billOf(order, input)?.obstacle?.kind;
  const waits = order.enrolmentId === input.enrolment.id && order.state === 'announced';
  return waits && (isDebited(order, input) || (obstacle === 'in-progress' && order.debitOn >= input.today));
}

const capField = (t: DebitText) => field('tope', t.cap.field, { hint: t.cap.hint, inputmode: 'decimal' });

function suspendedMessage(f: Formats, enrolment: DebitEnrolment): Message {
  const { text, note } = suspensionInWords(f.language, enrolment);
  const { strong } = debitText[f.language].suspended;
  return { tone: 'bad', glyph: '✕', strong, text, second: note || null };
}

function pastDebit(f: Formats, order: DebitOrder, byCard: boolean): DebitPage['past'][number] {
  const t = debitText[f.language];
  const why = order.reason === null ? null : (t.reasons[order.reason] ?? null);
  return {
    bill: order.invoiceNumber,
    href: billHref(order.accountNumber, order.invoiceNumber),
    day: f.day(order.debitOn),
    state: stateOf(f, order, byCard),
    why: why && why.charAt(0).toUpperCase() + why.slice(1),
    payment: order.attemptId && `/pagos/${order.attemptId}`,
    amount: f.money(order.amountCents),
  };
}
