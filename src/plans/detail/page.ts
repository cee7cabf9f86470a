import { collectionObstacle } from '../../accounts/account.ts';
import type { ConsentLinks } from '../../consents/link.ts';
import { consentLinks } from '../../consents/link.ts';
import type { Formats } from '../../kit/formats.ts';
import { localDate } from '../../kit/intl/zone.ts';
import { sumCents } from '../../kit/money.ts';
import type { PayableColumns, PayableRow, SelectionBar } from '../../payables/page.ts';
import { blockedOf, selectionBar } from '../../payables/page.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import { heldUpBy, isPayableNow } from '../../payables/selection.ts';
import { payablesText } from '../../payables/text.ts';
import { creditLeft } from '../life/lapse.ts';
import { offerHref, planHref } from '../offer/page.ts';
import type { PlanState } from '../plan.ts';
import { openInstalments, planProgress } from '../plan.ts';
import type { PlansText } from '../text.es.ts';
import { plansText } from '../text.ts';
import type { Fact } from './agreed.ts';
import { agreedFacts } from './agreed.ts';
import type { PlanInput } from './input.ts';
import type { BillRow } from './rows.ts';
import { billRow, rowOf } from './rows.ts';

export interface PlanPage {
  t: PlansText;
  heading: string;
  state: { tone: 'ok' | 'bad' | 'warn' | 'info' | 'off'; glyph: string; text: string };
  note: { tone: 'ok' | 'bad' | 'warn' | 'info' | 'off'; glyph: string; lines: string[] } | null;
  panel: { label: string; value: string; detail: string | null }[];
  progress: { paid: number; of: number; text: string } | null;
  /** *Pagar primera cuota*, of a plan that has not begun. */
  payFirst: { href: string } | null;
  /** Why it cannot begin right now: one of its bills is in other hands. */
  blocked: PayableRow['blocked'];
  /** Where the ticked instalments go; null when there is nothing to tick. */
  payAction: string | null;
  rows: PayableRow[];
  columns: PayableColumns;
  selection: SelectionBar;
  payLabel: string;
  /** *Imprimir cuotas*; null once there is none that anybody may pay. */
  pdfHref: string | null;
  discardAction: string | null;
  offerHref: string | null;
  bills: BillRow[];
  facts: Fact[];
  terms: string[];
  consent: ConsentLinks | null;
}

declare module '../../http/render.ts' {
  interface Templates {
    'plans/plan': PlanPage;
  }
}

const STATE: Record<PlanState, Pick<PlanPage['state'], 'tone' | 'glyph'>> = {
  generated: { tone: 'warn', glyph: '!' },
  active: { tone: 'info', glyph: '…' },
  completed: { tone: 'ok', glyph: '✓' },
  lapsed: { tone: 'bad', glyph: '✕' },
  expired: { tone: 'off', glyph: '–' },
  discarded: { tone: 'off', glyph: '–' },
};

/** Ended, and not by being paid. */
const OVER: readonly PlanState[] = ['lapsed', 'expired', 'discarded'];

export function planPage(f: Formats, input: PlanInput): PlanPage {
  const { plan, state, account } = input;
  const t = plansText[f.language];
  const ids = new Set(plan.instalments.map((instalment) => instalment.id));
  const mine = input.offered.filter((item) => ids.has(item.id));
  const canBePaid = (item: OfferedPayable) => isPayableNow(item) && heldUpBy(item, mine) === null;
  const payable = collectionObstacle(account) === null && mine.some(canBePaid);
  const waiting = mine.find((item) => item.alsoHolds !== undefined);
  const first = waiting?.obstacle === null ? waiting : undefined;
  const href = planHref(plan);
  const home = `/cuentas/${account.number}`;
  const progress = planProgress(plan);
  const begun = state === 'active' || state === 'completed' || state === 'lapsed';
  return {
    t,
    heading: t.detail.heading(plan.instalments.length),
    state: { ...STATE[state], text: t.states[state] },
    note: noteOf(f, input),
    panel: panelOf(f, input),
    progress: begun
      ? { paid: progress.paid, of: progress.of, text: t.detail.progress(progress.paid, progress.of) }
      : null,
    payFirst: state === 'generated' && payable && first ? { href: `${home}/pagar?cuota=${first.id}` } : null,
    blocked: state === 'generated' && waiting ? blockedOf(f, waiting, account.number) : null,
    payAction: state === 'active' && payable ? `${home}/pagar` : null,
    rows: plan.instalments.map((instalment) => rowOf(f, input, instalment)),
    columns: payablesText[f.language].columns.instalments,
    selection: selectionBar(f, input.chosen, href),
    payLabel: t.detail.pay,
    pdfHref: OVER.includes(state) ? null : `${href}.pdf`,
    discardAction: state === 'generated' && first ? `${href}/descartar` : null,
    offerHref: OVER.includes(state) ? offerHref(account.number) : null,
    bills: input.invoices.map((invoice) => billRow(f, input, invoice)),
    facts: agreedFacts(f, input),
    terms: [...input.consent],
    consent: consentLinks(f.language, plan),
  };
}

function noteOf(f: Formats, { plan, state, timeZone, invoices, offered }: PlanInput): PlanPage['note'] {
  const t = plansText[f.language].detail;
  const { tone, glyph } = STATE[state];
  const ended = plan.endedAt === null ? '' : f.day(localDate(plan.endedAt, timeZone));
  const beginsNow = offered.some((item) => item.alsoHolds !== undefined && item.obstacle === null);
  const say = (...lines: string[]): PlanPage['note'] => ({ tone, glyph, lines });
  switch (state) {
    case 'generated':
      return say(t.generated(f.day(plan.expiresOn ?? '')), ...(beginsNow ? [t.generatedAlone] : []));
    case 'active':
      return null;
    case 'completed':
      return say(t.completed(ended));
    case 'lapsed': {
      const covered = invoices.filter((invoice) => invoice.settledBy === plan.id);
      const credit = creditLeft(plan, [...invoices]);
      return say(
        t.lapsed(ended),
        ...(covered.length > 0 ? [t.lapsedPaid(covered.map(({ number }) => number).join(', '))] : []),
        ...(credit > 0 ? [t.lapsedCredit(f.money(credit))] : []),
        t.lapsedOwed,
      );
    }
    case 'expired':
      return say(t.expired(f.day(plan.expiresOn ?? '')));
    case 'discarded':
      return say(t.discarded);
  }
}

function panelOf(f: Formats, { plan, state }: PlanInput): PlanPage['panel'] {
  const t = plansText[f.language].detail;
  const total = sumCents(plan.instalments.map(({ amountCents }) => amountCents));
  const { remainingCents } = planProgress(plan);
  const [next] = openInstalments(plan);
  const totalPart = { label: t.total, value: f.money(total), detail: null };
  const live = state === 'generated' || state === 'active';
  if (!live || !next)
    return [totalPart, { label: t.paid, value: f.money(total - remainingCents), detail: null }];
  const nextPart = {
    label: t.next,
    value: f.money(next.amountCents),
    detail: plansText[f.language].offer.until(f.day(next.dueOn)),
  };
  return [nextPart, { label: t.remaining, value: f.money(remainingCents), detail: null }, totalPart];
}
