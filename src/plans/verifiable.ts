import type { FindPaper } from '../documents/verifiable.ts';
import { findPlanByCode } from './store.ts';
import { plansText } from './text.ts';

export const verifyPlan: FindPaper = async (db, code, f) => {
  const plan = await findPlanByCode(db, code);
  if (!plan) return null;
  const t = plansText[f.language];
  const facts = [
    { label: t.detail.agreedOn, value: f.moment(plan.createdAt) },
    { label: t.paper.columns.state, value: t.states[plan.state] },
    { label: t.detail.total, value: f.money(plan.totalCents ?? 0) },
  ];
  const over = plan.state !== 'active' && plan.state !== 'generated' && plan.state !== 'completed';
  return { what: t.title, gender: 'masculine', code, facts, warning: over ? t.paper.over : null };
};
