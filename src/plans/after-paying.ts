import type { Db } from '../kit/database.ts';
import type { AfterPaying } from '../payables/payable.ts';
import { planOfInstalment } from './life/settle.ts';
import { planHref } from './offer/page.ts';
import { openInstalments } from './plan.ts';
import { plansText } from './text.ts';

/** That the plan of a paid instalment is in force, and what comes next of it. */
export async function afterPaying(db: Db, instalmentId: string): Promise<AfterPaying | null> {
  const plan = await planOfInstalment(db, instalmentId);
  const [next] = plan ? openInstalments(plan) : [];
  if (plan?.state !== 'active' || !next) return null;
  return {
    inWords: (f) => {
      const t = plansText[f.language];
      return {
        text: t.afterPaying(next.position, f.money(next.amountCents), f.day(next.dueOn)),
        link: { label: t.refused.seePlan, href: planHref(plan) },
      };
    },
  };
}
