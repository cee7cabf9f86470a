import type { Formats } from '../../kit/formats.ts';
import { localDate } from '../../kit/intl/zone.ts';
import { percentOf } from '../offer/words.ts';
import type { AgreedPlan } from '../plan.ts';
import { plansText } from '../text.ts';

export interface Fact {
  label: string;
  value: string;
  code: boolean;
}

/** What was agreed and who asked for it. Other users of the account do not see the telephone and the mailbox (D31). */
export function agreedFacts(
  f: Formats,
  { plan, timeZone, own }: { plan: AgreedPlan; timeZone: string; own: boolean },
): Fact[] {
  const t = plansText[f.language].detail;
  const fact = (label: string, value: string, code = false): Fact => ({ label, value, code });
  const { requester, agreement, debtCents, totalCents } = plan;
  const facts = [fact(t.agreedOn, f.day(localDate(plan.createdAt, timeZone)))];
  if (requester) facts.push(fact(t.requester, requester.name));
  if (requester && own)
    facts.push(
      fact(t.document, requester.document, true),
      fact(t.phone, requester.phone, true),
      fact(t.email, requester.email),
    );
  if (debtCents !== null && totalCents !== null)
    facts.push(
      fact(t.debt, f.money(debtCents), true),
      fact(t.interest, f.money(totalCents - debtCents), true),
      fact(t.total, f.money(totalCents), true),
    );
  if (agreement)
    facts.push(
      fact(t.cost, percentOf(f, agreement.annualCostBasisPoints), true),
      fact(t.missed, t.missedValue(agreement.terms.lapseAfterMissed)),
      fact(t.version, agreement.version),
    );
  if (plan.verificationCode) facts.push(fact(t.code, plan.verificationCode, true));
  return facts;
}
