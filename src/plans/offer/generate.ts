import type { CustomerAccess } from '../../accounts/access.ts';
import { recordConsent } from '../../consents/store.ts';
import type { Deps } from '../../deps.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { newId, verificationCode } from '../../kit/ids.ts';
import { lettersOfPlan } from '../letters.ts';
import { addContents } from '../life/record.ts';
import { refreshPlanOf } from '../life/sweep.ts';
import { sweepDeps } from '../life/sweep-deps.ts';
import type { Agreement, Wish } from '../plan.ts';
import { plansText } from '../text.ts';
import type { Offer } from './find.ts';
import { findOffer } from './find.ts';
import type { PlanOption } from './schedule.ts';
import { quoteOf, termsText } from './words.ts';

export type Generated =
  | { kind: 'generated'; planId: string }
  | { kind: 'has-plan'; planId: string }
  | { kind: 'changed' }
  | { kind: 'refused' };

interface Agreed {
  offer: Offer;
  option: PlanOption;
}

/**
 * Writes down what was agreed (A128), after looking again whether it may be: the same bills, amounts and days as on
 * the page. It holds nothing until its first payment (D13).
 */
export async function generatePlan(deps: Deps, access: CustomerAccess, wish: Wish): Promise<Generated> {
  const generated = await transact(deps.db, async (tx): Promise<Generated> => {
    await refreshPlanOf(tx, sweepDeps(deps), access.account.number);
    const found = await findOffer(deps, access.account, tx);
    if (found.kind === 'has-plan') return found;
    if (found.kind !== 'offer') return { kind: 'refused' };
    const { offer } = found;
    const option = offer.options.find(({ count }) => count === wish.count);
    if (!option || quoteOf(offer.debt, option) !== wish.quote) return { kind: 'changed' };
    return { kind: 'generated', planId: await write(tx, deps, { access, wish, agreed: { offer, option } }) };
  });
  deps.wake.mail();
  return generated;
}

async function write(
  tx: Tx,
  deps: Deps,
  { access, wish, agreed }: { access: CustomerAccess; wish: Wish; agreed: Agreed },
): Promise<string> {
  const { clock } = deps;
  const { offer, option } = agreed;
  const { account, userId } = access;
  const { version } = plansText[wish.language].terms;
  const f = deps.formats[wish.language];
  const consentId = await recordConsent(tx, clock, {
    kind: 'plan',
    access,
    version,
    language: wish.language,
    paragraphs: termsText(f, { accountNumber: account.number, ...offer, option }),
  });
  const agreement: Agreement = {
    terms: offer.terms,
    version,
    bills: offer.debt.bills,
    annualCostBasisPoints: option.annualCostBasisPoints,
  };
  const id = newId(clock);
  const [first] = option.instalments;
  await tx
    .insertInto('plans')
    .values({
      id,
      account_number: account.number,
      state: 'generated',
      created_at: instant(clock),
      user_id: userId,
      consent_id: consentId,
      requester: JSON.stringify(wish.requester),
      terms: JSON.stringify(agreement),
      debt_cents: offer.debt.financedCents,
      total_cents: option.totalCents,
      expires_on: first?.dueOn ?? null,
      verification_code: verificationCode(),
    })
    .execute();
  await addContents(tx, clock, {
    id,
    invoiceNumbers: offer.debt.bills.map((bill) => bill.number),
    instalments: option.instalments.map((due) => ({ ...due, paid: false })),
  });
  await recordAudit(tx, clock, {
    actor: { kind: 'customer', id: userId },
    action: 'generate plan',
    accountNumber: account.number,
    detail: { plan: id, instalments: option.count, total: option.totalCents, terms: version },
  });
  await lettersOfPlan(tx, deps, { account, option, planId: id, wish, userId });
  return id;
}
