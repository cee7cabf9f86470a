import { collectionObstacle } from '../../accounts/account.ts';
import type { Formats } from '../../kit/formats.ts';
import type { PayableColumns, PayableRow } from '../../payables/page.ts';
import { blockedOf, payableRows } from '../../payables/page.ts';
import { payablesText } from '../../payables/text.ts';
import { planHref } from '../../plans/offer/page.ts';
import { planProgress } from '../../plans/plan.ts';
import { plansText } from '../../plans/text.ts';
import { dashboardText } from '../text.ts';
import type { HomeView } from '../view.ts';

/** A plan that has not begun: what begins it, and until when. */
export interface WaitingPlan {
  note: string;
  /** What becomes of the plan when one of these bills is paid alone; null while none can be. */
  alone: string | null;
  bills: string;
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

export function planPanel(f: Formats, view: HomeView): PlanPanel | null {
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

export function waitingPlan(f: Formats, { plan, items, account }: HomeView): WaitingPlan | null {
  if (plan?.state !== 'generated') return null;
  const t = plansText[f.language];
  const waiting = items.find((item) => item.alsoHolds !== undefined);
  const first = waiting?.obstacle === null ? waiting : undefined;
  const payHref = `/cuentas/${account.number}/pagar?cuota=${first?.id}`;
  const free = first && collectionObstacle(account) === null;
  return {
    note: t.detail.generated(f.day(plan.expiresOn ?? '')),
    alone: first ? t.detail.generatedAlone : null,
    bills: `${t.detail.billsHeading}: ${(waiting?.alsoHolds ?? []).map(({ id }) => id).join(', ')}`,
    pay: free ? { href: payHref, label: t.detail.payFirst } : null,
    blocked: waiting ? blockedOf(f, waiting, account.number) : null,
    href: planHref(plan),
    see: t.refused.seePlan,
  };
}
