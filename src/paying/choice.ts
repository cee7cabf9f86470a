import { collectionObstacle } from '../accounts/account.ts';
import type { FormFields } from '../http/form.ts';
import { valuesOf } from '../http/form.ts';
import type { OfferedPayable, PayableSource } from '../payables/payable.ts';
import type { Payer } from '../payables/payer.ts';
import { itemsOpenTo, openedBy } from '../payables/payer.ts';
import { isPayableNow, outOfOrder, selectedFrom } from '../payables/selection.ts';
import type { Payables } from '../payables/store.ts';

/** What somebody wants to pay. */
export interface Choice {
  /** Of what is owed and of what they may see, whether or not something stands in the way. */
  selected: OfferedPayable[];
  /** Those that can be paid now. */
  items: OfferedPayable[];
  /** How many were named: more than there are items when something has been paid meanwhile. */
  wanted: number;
  /** An instalment was named without one before it that is owed. */
  early: boolean;
  /** The plan that has not begun and is discarded when a bill of it is paid alone (D13): its first instalment. */
  discards: OfferedPayable | null;
}

/** What a form or a query names; for a pay code what it stands for. Nothing where the account is not paid here (D9). */
export async function choiceOf(payables: Payables, payer: Payer, fields: FormFields): Promise<Choice> {
  const only = itemsOpenTo(payer);
  const { account } = payer;
  const all = collectionObstacle(account) ? [] : await payables.list(account.number);
  const offered = openedBy(only, all);
  const selected = only === null ? selectedFrom(offered, payables.sources, fields) : offered;
  const items = selected.filter(isPayableNow);
  return {
    selected,
    items,
    discards: all.find((item) => isBrokenBy(items, item)) ?? null,
    wanted: only?.length ?? countOf(payables.sources, fields),
    early: only === null && outOfOrder(offered, payables.sources, fields).length > 0,
  };
}

const isBrokenBy = (paid: readonly OfferedPayable[], { alsoHolds = [] }: OfferedPayable) =>
  alsoHolds.some((held) => paid.some((item) => item.kind === held.kind && item.id === held.id));

function countOf(sources: readonly PayableSource[], fields: FormFields): number {
  return sources.reduce((sum, { field }) => sum + new Set(valuesOf(fields, field)).size, 0);
}
