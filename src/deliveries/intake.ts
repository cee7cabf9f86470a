import { digitalBillsOf } from '../digital-bill/store.ts';
import type { BillingInvoice } from '../invoices/intake.ts';
import type { Clock } from '../kit/clock.ts';
import type { Tx } from '../kit/database.ts';
import { addMinutes, instant } from '../kit/dates.ts';
import { chunksOf } from '../kit/intake/upsert.ts';
import { localDate } from '../kit/intl/zone.ts';
import { keyOfBill } from './store.ts';

/** An import that was cut off holds its bills back no longer than this; its lines come before its end. */
const HOLD_MINUTES = 60;
const HELD_PAGE = 1000;

/** Notes which new bills are to be mailed: open ones, for services, issued since the account is on digital bill (D30). */
export async function noteNewBills(
  tx: Tx,
  { clock, timeZone }: { clock: Clock; timeZone: string },
  bills: readonly BillingInvoice[],
): Promise<void> {
  const dueAt = addMinutes(instant(clock), HOLD_MINUTES);
  for (const chunk of chunksOf(bills.filter((bill) => bill.kind === 'service' && bill.status === 'open'))) {
    const enrolments = await digitalBillsOf(tx, [...new Set(chunk.map((bill) => bill.account_number))]);
    const wanted = chunk.filter((bill) => {
      const enrolment = enrolments.get(bill.account_number);
      return enrolment !== undefined && localDate(enrolment.startedAt, timeZone) <= bill.issued_on;
    });
    for (const bill of wanted) await addDelivery(tx, bill, dueAt);
  }
}

async function addDelivery(tx: Tx, bill: BillingInvoice, dueAt: string): Promise<void> {
  await tx
    .insertInto('bill_deliveries')
    .values({
      invoice_number: bill.number,
      account_number: bill.account_number,
      state: 'due',
      due_at: dueAt,
    })
    .onConflict((conflict) => conflict.column('invoice_number').doNothing())
    .execute();
}

/** Takes back letters about bills that have changed and have not left yet: they are written anew, or dropped. */
export async function recallBills(tx: Tx, clock: Clock, numbers: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(numbers)) {
    const queued = await tx
      .selectFrom('bill_deliveries')
      .select('invoice_number as number')
      .where('invoice_number', 'in', chunk)
      .where('state', '=', 'queued')
      .execute();
    for (const { number } of queued) await recall(tx, clock, number);
  }
}

async function recall(tx: Tx, clock: Clock, number: string): Promise<void> {
  const taken = await tx
    .deleteFrom('outbox')
    .where('dedupe_key', '=', keyOfBill(number))
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (taken.numDeletedRows === 0n) return;
  await tx
    .updateTable('bill_deliveries')
    .set({ state: 'due', due_at: addMinutes(instant(clock), HOLD_MINUTES) })
    .where('invoice_number', '=', number)
    .execute();
}

/** Lets the bills of an import leave, now that it has brought their lines too. */
export async function releaseBills(
  tx: Tx,
  clock: Clock,
  brought: Pick<ReadonlySet<string>, 'has'>,
): Promise<void> {
  const now = instant(clock);
  let last: HeldBill = { number: '', dueAt: now };
  for (;;) {
    const held = await heldAfter(tx, last);
    if (held.length === 0) return;
    last = held.at(-1) ?? last;
    const own = held.map(({ number }) => number).filter((number) => brought.has(number));
    for (const chunk of chunksOf(own)) {
      await tx
        .updateTable('bill_deliveries')
        .set({ due_at: now })
        .where('invoice_number', 'in', chunk)
        .where('state', '=', 'due')
        .execute();
    }
  }
}

interface HeldBill {
  number: string;
  dueAt: string;
}

/** The next of the bills that wait, by the moment until which they are held. */
function heldAfter(tx: Tx, { number, dueAt }: HeldBill): Promise<HeldBill[]> {
  return tx
    .selectFrom('bill_deliveries')
    .select(['invoice_number as number', 'due_at as dueAt'])
    .where('state', '=', 'due')
    .where('due_at', '>=', dueAt)
    .where((eb) => eb.or([eb('due_at', '>', dueAt), eb('invoice_number', '>', number)]))
    .orderBy('due_at')
    .orderBy('invoice_number')
    .limit(HELD_PAGE)
    .execute();
}
