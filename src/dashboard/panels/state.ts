import { daysBetween } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import { sumCents } from '../../kit/money.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import { owedItems } from '../../payables/payable.ts';
import { debitsComing } from '../../payables/remark.ts';
import type { SurplusLine } from '../../payments/surplus/page.ts';
import { surplusLine } from '../../payments/surplus/page.ts';
import type { DashboardText } from '../text.es.ts';
import { dashboardText } from '../text.ts';
import type { HomeView } from '../view.ts';

export interface Enrolment {
  label: string;
  href: string;
  tone: 'ok' | 'bad';
  glyph: string;
  text: string;
  /** What it does with the bills that are owed. */
  lines: string[];
}

export interface StatePanel {
  label: string;
  href: string;
  total: string;
  overdue: { tone: 'ok' | 'bad'; glyph: string; text: string };
  next: { day: string; detail: string } | null;
  enrolments: Enrolment[];
  autopayHref: string;
  /** A balance in the account's favour; null when there is none. */
  surplus: SurplusLine | null;
}

declare module '../../http/render.ts' {
  interface Templates {
    'dashboard/state': { state: StatePanel; t: DashboardText };
  }
}

/** Bills of a plan are owed as instalments: of these only what is due by now or next counts in the total. */
export function statePanel(f: Formats, view: HomeView): StatePanel {
  const t = dashboardText[f.language];
  const home = `/cuentas/${view.account.number}`;
  const owed = owedItems(view.items);
  const late = owed.filter((item) => item.overdue).map((item) => item.amountCents);
  return {
    label: t.statePanel,
    href: home,
    total: f.money(sumCents(owed.map((item) => item.amountCents))),
    overdue:
      late.length > 0
        ? { tone: 'bad', glyph: '✕', text: t.overdue(late.length, f.money(sumCents(late))) }
        : { tone: 'ok', glyph: '✓', text: owed.length === 0 ? t.beforeDate : t.nothingOverdue },
    next: nextDue(f, view, owed),
    enrolments: [
      enrolment(t, { label: t.digitalBill, href: `${home}/factura-digital`, on: view.digitalBill }),
      directDebit(f, view),
    ],
    autopayHref: `${home}/debito-automatico`,
    surplus: surplusLine(f, { surplus: view.surplus, accountNumber: view.account.number, phone: view.phone }),
  };
}

function nextDue(f: Formats, { today }: HomeView, owed: readonly OfferedPayable[]): StatePanel['next'] {
  const t = dashboardText[f.language];
  const coming = owed.filter((item) => !item.overdue).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const [next] = coming;
  if (!next) return null;
  const when = t.inDays(daysBetween(today, next.dueOn));
  const more = coming.length > 1 ? ` · ${t.moreDue(coming.length - 1)}` : '';
  return { day: f.dayNear(next.dueOn), detail: `${when} · ${f.money(next.amountCents)}${more}` };
}

function directDebit(f: Formats, view: HomeView): Enrolment {
  const t = dashboardText[f.language];
  const href = `/cuentas/${view.account.number}/debito-automatico`;
  const state = enrolment(t, { label: t.directDebit, href, on: view.directDebit === 'on' });
  if (view.directDebit === 'off') return state;
  const coming = debitsComing(view.remarks);
  const left = view.remarks.filter((remark) => remark.kind === 'not-debited').length;
  const lines = [
    ...coming.slice(0, 1).map((remark) => remark.inWords(f).text),
    ...(coming.length > 1 ? [t.moreDebits(coming.length - 1)] : []),
    ...(left > 0 ? [t.notDebited(left)] : []),
  ];
  return view.directDebit === 'suspended'
    ? { ...state, text: t.suspended, lines: [t.untilResumed, ...lines] }
    : { ...state, lines };
}

/** Tick or cross, and the words, and the colour (D19). */
function enrolment(t: DashboardText, state: { label: string; href: string; on: boolean }): Enrolment {
  const { label, href } = state;
  return state.on
    ? { label, href, tone: 'ok', glyph: '✓', text: t.yes, lines: [] }
    : { label, href, tone: 'bad', glyph: '✕', text: t.no, lines: [] };
}
