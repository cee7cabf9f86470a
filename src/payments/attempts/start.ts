import { collectionObstacle } from '../../accounts/account.ts';
import type { FormFields } from '../../http/form.ts';
import { valuesOf } from '../../http/form.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { newId, verificationCode } from '../../kit/ids.ts';
import type { Cents } from '../../kit/money.ts';
import { sumCents } from '../../kit/money.ts';
import type { Language } from '../../kit/text.ts';
import { claimItems } from '../../payables/claims.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { Payer } from '../../payables/payer.ts';
import { itemsOpenTo, openedBy } from '../../payables/payer.ts';
import { selectedFrom } from '../../payables/selection.ts';
import type { Payables } from '../../payables/store.ts';
import { addEvent } from './events.ts';
import type { SettleDeps } from './outcome/deps.ts';
import { insertAttempt } from './store.ts';

export interface StartDeps extends SettleDeps {
  payables: Payables;
  currency: string;
}

export interface Confirmation {
  fields: FormFields;
  /** What the page of the question said; null when it said nothing. */
  confirmedCents: Cents | null;
  receiptEmail: string;
  language: Language;
}

/** The total that the page of the question said, as its form sends it back. */
export function confirmedCents(fields: FormFields): Cents | null {
  const [total] = valuesOf(fields, 'total');
  return total && /^\d{1,13}$/.test(total) ? Number(total) : null;
}

export type Started =
  | { kind: 'started'; attemptId: string }
  | { kind: 'taken'; attemptId: string }
  | { kind: 'nothing' }
  | { kind: 'changed' };

/**
 * Records the attempt before anything outside is asked (row first). The guard of D10 decides inside the immediate
 * transaction, and the unique index of the claims is behind it: of fifty confirmations one starts, and the others
 * are led to it.
 */
export function recordAttempt(deps: StartDeps, access: Payer, confirmation: Confirmation): Promise<Started> {
  return transact(deps.db, async (tx) => {
    if (collectionObstacle(access.account)) return { kind: 'nothing' };
    const offered = await deps.payables.list(access.account.number, tx);
    const selected = openedBy(
      itemsOpenTo(access),
      selectedFrom(offered, deps.payables.sources, confirmation.fields),
    );
    const holder = holderOf(selected) ?? (await payerOf(deps, tx, { access, fields: confirmation.fields }));
    if (holder) return { kind: 'taken', attemptId: holder };
    const payable = selected.filter((item) => item.obstacle === null);
    if (payable.length === 0) return { kind: 'nothing' };
    const total = sumCents(payable.map((item) => item.amountCents));
    if (confirmation.confirmedCents !== null && confirmation.confirmedCents !== total)
      return { kind: 'changed' };
    return {
      kind: 'started',
      attemptId: await insert(deps, tx, { access, items: payable, total, confirmation }),
    };
  });
}

/** The attempt that already has one of the chosen items in hand. */
function holderOf(selected: OfferedPayable[]): string | null {
  for (const { obstacle } of selected) {
    if (obstacle?.kind === 'in-progress' || obstacle?.kind === 'cooling') return obstacle.attemptId;
  }
  return null;
}

/** The attempt that paid one of the chosen items: it has left the list, and its receipt is the answer. */
async function payerOf(
  deps: StartDeps,
  tx: Tx,
  { access, fields }: { access: Payer; fields: FormFields },
): Promise<string | null> {
  for (const source of deps.payables.sources) {
    const wanted = valuesOf(fields, source.field);
    if (wanted.length === 0) continue;
    const row = await tx
      .selectFrom('payable_claims')
      .select('owner_id')
      .where('account_number', '=', access.account.number)
      .where('owner_kind', '=', 'payment')
      .where('item_kind', '=', source.kind)
      .where('item_id', 'in', wanted)
      .where('state', '=', 'settled')
      .executeTakeFirst();
    if (row) return row.owner_id;
  }
  return null;
}

async function insert(
  deps: StartDeps,
  tx: Tx,
  start: { access: Payer; items: OfferedPayable[]; total: Cents; confirmation: Confirmation },
): Promise<string> {
  const { access, items } = start;
  const id = newId(deps.clock);
  const createdAt = instant(deps.clock);
  await insertAttempt(tx, {
    id,
    accountNumber: access.account.number,
    userId: access.userId,
    language: start.confirmation.language,
    platform: deps.platform.name,
    totalCents: start.total,
    currency: deps.currency,
    receiptEmail: start.confirmation.receiptEmail,
    verificationCode: verificationCode(),
    createdAt,
    nextCheckAt: addMinutes(createdAt, 2),
    items,
  });
  await claimItems(tx, deps.clock, {
    owner: { kind: 'payment', id },
    accountNumber: access.account.number,
    items: items.flatMap((item) => [item, ...(item.alsoHolds ?? [])]),
  });
  await addEvent(tx, deps.clock, { attemptId: id, kind: 'created' });
  return id;
}
