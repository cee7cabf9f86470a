import type { Formats } from '../kit/formats.ts';
import { sumCents } from '../kit/money.ts';
import type { OfferedPayable } from './payable.ts';
import type { Remark, RemarkWords } from './remark.ts';
import { remarksOn } from './remark.ts';
import { heldUpBy } from './selection.ts';
import { payablesText } from './text.ts';

/** The foot of a selection: how many and how much. With htmx it follows each tick at once. */
export interface SelectionBar {
  /** The page's own address, which also answers with this part alone. */
  href: string;
  count: string;
  total: string;
  hint: string;
  pay: string;
  chosen: boolean;
}

/** A line of a list to choose from. A blocked one stays, disabled, with its reason (D10). */
export interface PayableRow {
  field: string;
  id: string;
  value: string;
  label: string;
  reference: string;
  /** Null for those who may pay it and not read it. */
  href: string | null;
  /** Null for what is not owed by itself: a bill of a plan. */
  due: { tone: 'ok' | 'bad' | 'warn' | 'plain'; glyph: string; text: string } | null;
  second: string | null;
  amount: string;
  checked: boolean;
  blocked: { text: string; detail: string | null; more: { label: string; href: string } | null } | null;
  remarks: RemarkLine[];
  select: string;
}

export interface RemarkLine extends RemarkWords {
  tone: Remark['tone'];
  glyph: string;
}

export interface PayableColumns {
  what: string;
  due: string;
  amount: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'payables/selection': { selection: SelectionBar };
    'payables/rows': { rows: PayableRow[]; columns: PayableColumns };
    'payables/remarks': { remarks: RemarkLine[] };
  }
}

export function selectionBar(f: Formats, chosen: readonly OfferedPayable[], href: string): SelectionBar {
  const t = payablesText[f.language];
  return {
    href,
    count: t.selected(chosen.length),
    total: f.money(sumCents(chosen.map((item) => item.amountCents))),
    hint: t.selectHint,
    pay: t.pay,
    chosen: chosen.length > 0,
  };
}

export interface RowsInput {
  f: Formats;
  today: string;
  items: readonly OfferedPayable[];
  chosen: readonly OfferedPayable[];
  fields: ReadonlyMap<string, string>;
  accountNumber: string;
  remarks?: readonly Remark[];
  /** All that is offered, where `items` are only some of it. */
  among?: readonly OfferedPayable[];
}

export function payableRows(input: RowsInput): PayableRow[] {
  return input.items.map((item) => payableRow(input, item));
}

function payableRow(input: RowsInput, item: OfferedPayable): PayableRow {
  const { f, today, chosen, fields, accountNumber, remarks = [] } = input;
  const blocked =
    blockedOf(f, item, accountNumber) ??
    waitingOf(f, heldUpBy(item, input.among ?? input.items), accountNumber);
  const t = payablesText[f.language];
  const label = item.labels[f.language];
  const field = fields.get(item.kind) ?? '';
  return {
    field,
    id: `${field}-${item.id}`,
    value: item.id,
    label,
    reference: item.reference,
    href: item.href,
    due: item.obstacle?.kind === 'in-plan' ? null : dueOf(f, item, today),
    second: secondDue(f, item, today),
    amount: f.money(item.amountCents),
    checked: blocked === null && chosen.includes(item),
    blocked,
    remarks: remarkLines(f, item, remarks),
    select: t.select(label, f.money(item.amountCents)),
  };
}

/** What the obstacle says already is not said twice. */
export function remarkLines(f: Formats, item: OfferedPayable, remarks: readonly Remark[]): RemarkLine[] {
  return remarksOn(remarks, item)
    .filter((remark) => !(remark.kind === 'debited' && item.obstacle?.kind === 'in-debit'))
    .map((remark) => ({ tone: remark.tone, glyph: remark.glyph, ...remark.inWords(f) }));
}

const SOON_DAYS = 7;

function dueOf(f: Formats, item: OfferedPayable, today: string): PayableRow['due'] {
  const t = payablesText[f.language];
  if (item.overdue) return { tone: 'bad', glyph: '✕', text: t.wasDue(f.dayFrom(today, item.dueOn)) };
  const days = (Date.parse(item.dueOn) - Date.parse(today)) / 86_400_000;
  if (days <= SOON_DAYS) return { tone: 'warn', glyph: '!', text: t.isDue(f.dayFrom(today, item.dueOn)) };
  return { tone: 'plain', glyph: '', text: t.isDue(f.dayFrom(today, item.dueOn)) };
}

function secondDue(f: Formats, item: OfferedPayable, today: string): string | null {
  if (!item.secondDueOn || item.secondAmountCents === null || item.overdue || today > item.secondDueOn)
    return null;
  if (item.obstacle?.kind === 'in-plan') return null;
  return payablesText[f.language].secondDue(f.day(item.secondDueOn), f.money(item.secondAmountCents));
}

/** The reason of what stands before it is the reason of this one too. */
function waitingOf(f: Formats, before: OfferedPayable | null, accountNumber: string): PayableRow['blocked'] {
  const why = before && blockedOf(f, before, accountNumber);
  if (!before || !why) return null;
  const t = payablesText[f.language];
  const detail = `${before.labels[f.language]}: ${why.text}.${why.detail ? ` ${why.detail}` : ''}`;
  return { text: t.waitsForEarlier, detail, more: why.more };
}

/** Why a line cannot be chosen, in words, and where to read more. */
export function blockedOf(f: Formats, item: OfferedPayable, accountNumber: string): PayableRow['blocked'] {
  const t = payablesText[f.language];
  const { obstacle } = item;
  switch (obstacle?.kind) {
    case undefined:
      return null;
    case 'in-progress':
      return {
        text: t.inProgress,
        detail: null,
        more: { label: t.seePayment, href: `/pagos/${obstacle.attemptId}` },
      };
    case 'cooling':
      return {
        text: t.declined,
        detail: t.opensAt(f.time(obstacle.opensAt)),
        more: { label: t.seeWhy, href: `/pagos/${obstacle.attemptId}` },
      };
    case 'in-plan':
      return {
        text: t.inPlan,
        detail: t.inPlanHow,
        more: { label: t.seePlan, href: `/cuentas/${accountNumber}/planes/${obstacle.planId}` },
      };
    case 'in-debit':
      return {
        text:
          obstacle.debitOn === null
            ? t.inDebit
            : t.inDebitOn(f.dayShort(obstacle.debitOn), f.money(obstacle.cents ?? item.amountCents)),
        detail: null,
        more: { label: t.seeDebit, href: `/cuentas/${accountNumber}/debito-automatico` },
      };
  }
}
