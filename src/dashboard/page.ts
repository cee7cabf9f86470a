import { collectionObstacle } from '../accounts/account.ts';
import { collectionMessage } from '../accounts/billing/collection.ts';
import { chargesHref } from '../charges/charge.ts';
import type { Message } from '../http/page/shared.ts';
import type { Formats } from '../kit/formats.ts';
import { sumCents } from '../kit/money.ts';
import type { PayableColumns, PayableRow, SelectionBar } from '../payables/page.ts';
import { payableRows, selectionBar } from '../payables/page.ts';
import { payablesText } from '../payables/text.ts';
import { judgeDebt } from '../plans/offer/eligibility.ts';
import { offerHref } from '../plans/offer/page.ts';
import type { PlanPanel, WaitingPlan } from './panels/plans.ts';
import { planPanel, waitingPlan } from './panels/plans.ts';
import type { StatePanel } from './panels/state.ts';
import { statePanel } from './panels/state.ts';
import type { DashboardText } from './text.es.ts';
import { dashboardText } from './text.ts';
import type { HomeView } from './view.ts';

export interface HomePage {
  t: DashboardText;
  /** Null when nothing can be paid here and now: there is nothing to send. */
  payAction: string | null;
  state: StatePanel;
  planHref: string | null;
  bills: { rows: PayableRow[]; columns: PayableColumns } | null;
  /** Charges that wait to be accepted: they are not owed yet. */
  unbilled: { text: string; href: string; label: string } | null;
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
  }
}

/** INICIO answers in this order: how much and by when, pay, am I enrolled, everything else. */
export function homePage(f: Formats, view: HomeView): HomePage {
  const t = dashboardText[f.language];
  const home = `/cuentas/${view.account.number}`;
  const obstacle = collectionObstacle(view.account);
  const columns = payablesText[f.language].columns;
  const bills = view.items.filter((item) => item.kind !== 'instalment' && item.obstacle?.kind !== 'in-plan');
  // What the plan that waits does with its bills is said once, beside the plan.
  const remarks = view.remarks.filter((remark) => remark.kind !== 'plan-waits');
  const rows = payableRows({ ...view, f, remarks, items: bills, accountNumber: view.account.number });
  return {
    t,
    payAction: !obstacle && (rows.length > 0 || view.plan?.state === 'active') ? `${home}/pagar` : null,
    state: statePanel(f, view),
    planHref: planOffered(view) ? offerHref(view.account.number) : null,
    bills: rows.length > 0 ? { rows: obstacle ? rows.map(closedRow) : rows, columns: columns.bills } : null,
    unbilled: unbilledLine(f, view),
    notHere: collectionMessage(f.language, view.account, view.phone),
    plan: planPanel(f, view),
    waitingPlan: waitingPlan(f, view),
    selection: selectionBar(f, view.chosen, home),
    payLabel: payablesText[f.language].pay,
    billsHref: `${home}/facturas`,
  };
}

function unbilledLine(f: Formats, { account, unbilledCents }: HomeView): HomePage['unbilled'] {
  const t = dashboardText[f.language];
  if (unbilledCents.length === 0) return null;
  const text = t.unbilled(unbilledCents.length, f.money(sumCents(unbilledCents)));
  return { text, href: chargesHref(account.number), label: t.seeCharges };
}

/** Where an account is not paid here its bills are read, not chosen (D9). */
function closedRow(row: PayableRow): PayableRow {
  return { ...row, checked: false, field: '' };
}

function planOffered({ account, items, plan, planMinimumCents }: HomeView): boolean {
  const facts = { account, items, planId: plan?.id ?? null, minimumCents: planMinimumCents };
  return judgeDebt(facts).kind === 'eligible';
}
