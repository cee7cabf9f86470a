import type { Account } from '../accounts/account.ts';
import { collectionObstacle } from '../accounts/account.ts';
import { collectionMessage } from '../accounts/billing/collection.ts';
import type { DebitState } from '../direct-debit/store.ts';
import type { Message } from '../http/page/shared.ts';
import type { LocalDate } from '../kit/dates.ts';
import { daysBetween } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import { sumCents } from '../kit/money.ts';
import type { PayableColumns, PayableRow, SelectionBar } from '../payables/page.ts';
import { blockedOf, payableRows, selectionBar } from '../payables/page.ts';
import type { OfferedPayable } from '../payables/payable.ts';
import { payablesText } from '../payables/text.ts';
import type { SurplusLine } from '../payments/surplus/page.ts';
import { surplusLine } from '../payments/surplus/page.ts';
import type { Surplus } from '../payments/surplus/rule.ts';
import { judgeDebt } from '../plans/offer/eligibility.ts';
import { offerHref, planHref } from '../plans/offer/page.ts';
import type { Plan } from '../plans/plan.ts';
import { planProgress } from '../plans/plan.ts';
import { plansText } from '../plans/text.ts';
import type { DashboardText } from './text.es.ts';
import { dashboardText } from './text.ts';

interface Enrolment {
  label: string;
  href: string;
  tone: 'ok' | 'bad';
  glyph: string;
  text: string;
  /** Opens over INICIO (D23). */
  window: boolean;
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

/** A plan that has not begun: what begins it, and until when. */
export interface WaitingPlan {
  note: string;
  alone: string;
  pay: { href: string; label: string } | null;
  /** Why it cannot begin right now: one of its bills is in other hands. */
  blocked: PayableRow['blocked'];
  href: string;
  see: string;
}

export interface PlanPanel {
  count: string;
  href: string;
  see: string;
  order: string;
  rows: PayableRow[];
  columns: PayableColumns;
  paid: number;
  of: number;
  progress: string;
}

export interface HomePage {
  t: DashboardText;
  /** Null when nothing can be paid here and now: there is nothing to send. */
  payAction: string | null;
  state: StatePanel;
  planHref: string | null;
  bills: { rows: PayableRow[]; columns: PayableColumns } | null;
  notHere: Message | null;
  plan: PlanPanel | null;
  waitingPlan: WaitingPlan | null;
  selection: SelectionBar;
  payLabel: string;
  billsHref: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'dashboard/home': HomePage;
    'dashboard/state': { state: StatePanel; t: DashboardText };
  }
}

export interface HomeView {
  account: Account;
  today: LocalDate;
  items: readonly OfferedPayable[];
  chosen: readonly OfferedPayable[];
  fields: ReadonlyMap<string, string>;
  plan: Plan | null;
  digitalBill: boolean;
  directDebit: DebitState;
  planMinimumCents: number;
  phone: string;
  surplus: readonly Surplus[];
}

/** INICIO answers in this order: how much and by when, pay, am I enrolled, everything else. */
export function homePage(f: Formats, view: HomeView): HomePage {
  const t = dashboardText[f.language];
  const home = `/cuentas/${view.account.number}`;
  const obstacle = collectionObstacle(view.account);
  const columns = payablesText[f.language].columns;
  const bills = view.items.filter((item) => item.kind !== 'instalment' && item.obstacle?.kind !== 'in-plan');
  const rows = payableRows({ ...view, f, items: bills, accountNumber: view.account.number });
  return {
    t,
    payAction: !obstacle && (rows.length > 0 || view.plan?.state === 'active') ? `${home}/pagar` : null,
    state: statePanel(f, view),
    planHref: planOffered(view) ? offerHref(view.account.number) : null,
    bills: rows.length > 0 ? { rows: obstacle ? rows.map(closedRow) : rows, columns: columns.bills } : null,
    notHere: collectionMessage(f.language, view.account, view.phone),
    plan: planPanel(f, view),
    waitingPlan: waitingPlan(f, view),
    selection: selectionBar(f, view.chosen, home),
    payLabel: payablesText[f.language].pay,
    billsHref: `${home}/facturas`,
  };
}

/** Where an account is not paid here its bills are read, not chosen (D9). */
function closedRow(row: PayableRow): PayableRow {
  return { ...row, checked: false, field: '' };
}

/** What holds others is another way to pay them, not one more debt. */
function owedNow(view: HomeView): OfferedPayable[] {
  return view.items.filter((item) => item.obstacle?.kind !== 'in-plan' && item.alsoHolds === undefined);
}

function planOffered({ account, items, plan, planMinimumCents }: HomeView): boolean {
  const facts = { account, items, planId: plan?.id ?? null, minimumCents: planMinimumCents };
  return judgeDebt(facts).kind === 'eligible';
}

/** Bills of a plan are owed as instalments: of these only what is due by now or next counts in the total. */
export function statePanel(f: Formats, view: HomeView): StatePanel {
  const t = dashboardText[f.language];
  const home = `/cuentas/${view.account.number}`;
  const owed = owedNow(view);
  const overdue = owed.filter((item) => item.overdue);
  const coming = owed.filter((item) => !item.overdue).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const next = coming[0];
  const nextDetail = (item: OfferedPayable) => {
    const when = t.inDays(daysBetween(view.today, item.dueOn));
    const more = coming.length > 1 ? ` · ${t.moreDue(coming.length - 1)}` : '';
    return `${when} · ${f.money(item.amountCents)}${more}`;
  };
  return {
    label: t.statePanel,
    href: home,
    total: f.money(sumCents(owed.map((item) => item.amountCents))),
    overdue:
      overdue.length > 0
        ? {
            tone: 'bad',
            glyph: '✕',
            text: t.overdue(overdue.length, f.money(sumCents(overdue.map((i) => i.amountCents)))),
          }
        : { tone: 'ok', glyph: '✓', text: owed.length === 0 ? t.upToDate : t.nothingOverdue },
    next: next ? { day: f.dayNear(next.dueOn), detail: nextDetail(next) } : null,
    enrolments: [
      {
        ...enrolment(t, { label: t.digitalBill, href: `${home}/factura-digital`, on: view.digitalBill }),
        window: true,
      },
      {
        ...enrolment(t, {
          label: t.directDebit,
          href: `${home}/debito-automatico`,
          on: view.directDebit === 'on',
        }),
        window: true,
        ...(view.directDebit === 'suspended' ? { text: t.suspended } : {}),
      },
    ],
    autopayHref: `${home}/debito-automatico`,
    surplus: surplusLine(f, { surplus: view.surplus, accountNumber: view.account.number, phone: view.phone }),
  };
}

/** Tick or cross, and the words, and the colour (D19). */
function enrolment(t: DashboardText, state: { label: string; href: string; on: boolean }): Enrolment {
  const { label, href } = state;
  return state.on
    ? { label, href, tone: 'ok', glyph: '✓', text: t.yes, window: false }
    : { label, href, tone: 'bad', glyph: '✕', text: t.no, window: false };
}

function planPanel(f: Formats, view: HomeView): PlanPanel | null {
  if (view.plan?.state !== 'active') return null;
  const t = dashboardText[f.language];
  const { paid, of, remainingCents } = planProgress(view.plan);
  const instalments = view.items.filter((item) => item.kind === 'instalment');
  return {
    count: `${paid}/${of}`,
    href: planHref(view.plan),
    see: plansText[f.language].refused.seePlan,
    order: plansText[f.language].detail.order,
    rows: payableRows({ ...view, f, items: instalments, accountNumber: view.account.number }),
    columns: payablesText[f.language].columns.instalments,
    paid,
    of,
    progress: t.planProgress(paid, of, f.money(remainingCents)),
  };
}

function waitingPlan(f: Formats, { plan, items, account }: HomeView): WaitingPlan | null {
  if (plan?.state !== 'generated') return null;
  const t = plansText[f.language];
  const waiting = items.find((item) => item.alsoHolds !== undefined);
  const first = waiting?.obstacle === null ? waiting : undefined;
  const payHref = `/cuentas/${account.number}/pagar?cuota=${first?.id}`;
  const free = first && collectionObstacle(account) === null;
  return {
    note: t.detail.generated(f.day(plan.expiresOn ?? '')),
    alone: t.detail.generatedAlone,
    pay: free ? { href: payHref, label: t.detail.payFirst } : null,
    blocked: waiting ? blockedOf(f, waiting, account.number) : null,
    href: planHref(plan),
    see: t.refused.seePlan,
  };
}
