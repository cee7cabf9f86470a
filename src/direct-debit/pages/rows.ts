import { amountOwed } from '../../invoices/invoice.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import { cardText } from '../cards/text.ts';
import { stateInWords } from '../cards/words.ts';
import type { DebitOrder } from '../orders/store.ts';
import type { BillOutlook } from '../outlook/bills.ts';
import { whyInWords } from '../outlook/remarks.ts';
import type { OrderState } from '../rules.ts';
import type { DebitEnrolment } from '../store.ts';
import { debitText } from '../text.ts';

type Tone = 'ok' | 'bad' | 'warn' | 'info' | 'off';

/** A debit that comes, or a bill that is not debited. */
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

export const stateOf = (f: Formats, { state }: Pick<DebitOrder, 'state'>, byCard: boolean) => ({
  ...LOOKS[state],
  text: stateInWords(f.language, state, byCard),
});

/** Orders of another enrolment of the account are told as the bank's. */
export const isByCard = (order: DebitOrder, { id, kind }: Pick<DebitEnrolment, 'id' | 'kind'>) =>
  order.enrolmentId === id && kind === 'card';

export const billHref = (accountNumber: string, invoiceNumber: string) =>
  `/cuentas/${accountNumber}/facturas/${encodeURIComponent(invoiceNumber)}`;

type Bills = { bills: readonly BillOutlook[] };

export const billOf = ({ invoiceNumber }: DebitOrder, { bills }: Bills): BillOutlook | undefined =>
  bills.find((bill) => bill.invoice.number === invoiceNumber);

/** Whether an announced order is debited as things stand: its bill is owed and nobody else has it in hand. */
export function isDebited(order: DebitOrder, input: Bills): boolean {
  const bill = billOf(order, input);
  return order.state === 'announced' && bill?.order?.id === order.id && bill.outlook?.kind === 'debited';
}

/** Its customer can still let it go on. */
export const isStopped = ({ state }: DebitOrder) => state === 'skipped' || state === 'over-cap';

export function upcomingDebit(
  f: Formats,
  order: DebitOrder,
  { skips, beingPaid, byCard }: { skips: boolean; beingPaid: boolean; byCard: boolean },
): UpcomingDebit {
  const t = debitText[f.language];
  const atBank = byCard ? cardText[f.language].inProgress : t.next.atBank;
  const waiting = beingPaid ? t.next.beingPaid : null;
  return {
    id: order.id,
    bill: { text: order.invoiceNumber, href: billHref(order.accountNumber, order.invoiceNumber) },
    day: f.dayNear(order.debitOn),
    amount: f.money(order.amountCents),
    state: stateOf(f, order, byCard),
    note: order.state === 'cut' ? atBank : waiting,
    skip: skips ? { action: 'saltear', label: t.next.skip, note: t.next.skipNote } : null,
    payHref: null,
  };
}

/** A bill that its customer pays, with the words that INICIO has for it. */
export function leftBill(
  f: Formats,
  { invoice, order, outlook, obstacle }: BillOutlook,
  { enrolment, today }: { enrolment: DebitEnrolment; today: LocalDate },
): UpcomingDebit {
  const t = debitText[f.language].next;
  const told = order && (isStopped(order) || order.state === 'refused') ? order : null;
  const unskips =
    outlook?.kind === 'not-debited' && outlook.why === 'skipped' && order && order.debitOn > today;
  const due = invoice.dueOn < today ? t.wasDue : t.due;
  return {
    id: order?.id ?? invoice.number,
    bill: { text: invoice.number, href: billHref(invoice.accountNumber, invoice.number) },
    day: due(f.day(invoice.dueOn)),
    amount: f.money(amountOwed(invoice, today)),
    state: stateOf(f, told ?? { state: 'withdrawn' }, told !== null && isByCard(told, enrolment)),
    note: outlook?.kind === 'not-debited' ? whyInWords(f.language, outlook) : null,
    skip: unskips ? { action: 'debitar', label: t.unskip, note: null } : null,
    payHref:
      obstacle === null
        ? `/cuentas/${invoice.accountNumber}/pagar?factura=${encodeURIComponent(invoice.number)}`
        : null,
  };
}
