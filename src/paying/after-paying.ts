import type { Db } from '../kit/database.ts';
import type { Formats } from '../kit/formats.ts';
import type { AfterPaying, ItemRef, PayableSource } from '../payables/payable.ts';

export type AfterWords = ReturnType<AfterPaying['inWords']>;

/** What the kinds of what was paid have to say of it, each thing once. */
export async function afterPaying(
  db: Db,
  sources: readonly PayableSource[],
  items: readonly ItemRef[],
): Promise<AfterPaying[]> {
  const all = await Promise.all(
    items.map(({ kind, id }) => sources.find((source) => source.kind === kind)?.afterPaying?.(db, id)),
  );
  return all.filter((one) => one != null);
}

export function afterWords(f: Formats, after: readonly AfterPaying[]): AfterWords[] {
  const byText = new Map(after.map((one) => one.inWords(f)).map((words) => [words.text, words]));
  return [...byText.values()];
}
