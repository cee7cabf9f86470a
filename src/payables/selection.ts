import type { FormFields } from '../http/form.ts';
import { valuesOf } from '../http/form.ts';
import { itemKey } from './claims.ts';
import type { OfferedPayable, PayableSource } from './payable.ts';

/**
 * The items that a form or a query names, in the order of the list; unknown and repeated names fall away, and so do
 * those that another chosen item holds: they cannot both be paid.
 */
export function selectedFrom(
  offered: readonly OfferedPayable[],
  sources: readonly PayableSource[],
  fields: FormFields,
): OfferedPayable[] {
  const wanted = new Map(sources.map((source) => [source.kind, new Set(valuesOf(fields, source.field))]));
  const named = offered.filter((item) => wanted.get(item.kind)?.has(item.id));
  const held = new Set(named.flatMap((item) => item.alsoHolds ?? []).map((ref) => itemKey(ref.kind, ref.id)));
  return inOrder(
    named.filter((item) => !held.has(itemKey(item.kind, item.id))),
    offered,
  );
}

/** Drops what comes after something that is owed, is not chosen, and whose payment is not under way either. */
function inOrder(chosen: OfferedPayable[], offered: readonly OfferedPayable[]): OfferedPayable[] {
  const waiting = new Set<string>();
  for (const item of offered)
    if (item.obstacle?.kind !== 'in-progress') waiting.add(itemKey(item.kind, item.id));
  return chosen.filter((item) => {
    const free = !item.after || !waiting.has(itemKey(item.after.kind, item.after.id));
    if (free && item.obstacle === null) waiting.delete(itemKey(item.kind, item.id));
    return free;
  });
}

/** What was named and left out because something before it is owed. */
export function outOfOrder(
  offered: readonly OfferedPayable[],
  sources: readonly PayableSource[],
  fields: FormFields,
): OfferedPayable[] {
  const kept = new Set(selectedFrom(offered, sources, fields));
  const wanted = new Map(sources.map((source) => [source.kind, new Set(valuesOf(fields, source.field))]));
  return offered.filter((item) => item.after && !kept.has(item) && wanted.get(item.kind)?.has(item.id));
}

/** The query that names these items: `factura=B-1&factura=B-2`. */
export function selectionQuery(
  items: readonly { kind: string; id: string }[],
  sources: readonly PayableSource[],
): string {
  const field = new Map<string, string>(sources.map((source) => [source.kind, source.field]));
  return new URLSearchParams(
    items.map((item): [string, string] => [field.get(item.kind) ?? '', item.id]),
  ).toString();
}

export const isPayableNow = (item: OfferedPayable) => item.obstacle === null;

/** What must be paid first and cannot be paid now: this one is held up by it. Null: nothing is in its way. */
export function heldUpBy(item: OfferedPayable, items: readonly OfferedPayable[]): OfferedPayable | null {
  const { after } = item;
  const before = after && items.find(({ kind, id }) => kind === after.kind && id === after.id);
  if (!before) return null;
  return before.obstacle === null ? heldUpBy(before, items) : before;
}

/** Those named that can be paid now, and with them all that must be paid before. */
export const payableFrom = (...[offered, sources, fields]: Parameters<typeof selectedFrom>) =>
  selectedFrom(offered, sources, fields).filter(
    (item) => isPayableNow(item) && heldUpBy(item, offered) === null,
  );
