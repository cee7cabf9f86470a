import type { Updateable } from 'kysely';
import { sql } from 'kysely';
import type { OutboxTable } from '../../../db/tables/kit.ts';
import type { Clock } from '../clock.ts';
import { hotQuery } from '../database/hot-query.ts';
import type { Db, Tx } from '../database.ts';
import { transact } from '../database.ts';
import { addSeconds, instant } from '../dates.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Language } from '../text.ts';

/** A paper that is drawn again when the mail leaves: `kind` picks the drawer, `id` the thing drawn. */
export interface AttachmentRef {
  kind: string;
  id: string;
  filename: string;
  language?: Language;
}

export interface Letter {
  /** The fact that is told. The same fact is never mailed twice. */
  dedupeKey: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: AttachmentRef[];
  /** Holds a link, code or password: its words are wiped once it has left, so that a copy of the file gives none away. */
  secret?: boolean;
}

export interface OutgoingMail extends Letter {
  id: string;
  createdAt: string;
}

export type SendMail = (mail: OutgoingMail) => Promise<void>;

export interface FailedMail extends OutgoingMail {
  /** Refused by the other side; otherwise it was tried in vain for days. */
  permanent: boolean;
  error: string;
}

/** How a capability learns what became of its own letters, by their dedupe keys, in the transaction that says so. */
export interface MailOutcomes {
  onSent(tx: Tx, mail: OutgoingMail): Promise<void>;
  onFailed(tx: Tx, mail: FailedMail): Promise<void>;
}

export interface DeliveryDeps {
  db: Db;
  clock: Clock;
  log: Log;
  outcomes?: MailOutcomes;
}

/** Thrown by a sender when trying again is pointless (SMTP 5xx). */
export class PermanentMailError extends Error {}

const LEASE_SECONDS = 90;
const RETRY_SECONDS = [5, 30, 120, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400];

/** Puts a letter beside the fact that it tells, in the same transaction. A known dedupe key is left alone. */
export async function enqueueMail(tx: Tx, clock: Clock, letter: Letter): Promise<void> {
  const now = instant(clock);
  await tx
    .insertInto('outbox')
    .values({
      id: newId(clock),
      dedupe_key: letter.dedupeKey,
      recipient: letter.to,
      subject: letter.subject,
      text_body: letter.text,
      html_body: letter.html,
      attachments: JSON.stringify(letter.attachments),
      secret: letter.secret ? 1 : 0,
      state: 'pending',
      next_at: now,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute();
}

/**
 * Takes back what a process that died was sending: without it such a mail would wait for its lease to run out. For
 * the start of the only process that sends. If it had left already, the second copy has the same message id.
 */
export async function recoverOutbox({ db, clock }: { db: Db; clock: Clock }): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'pending', claim: null, next_at: instant(clock) })
    // The first two are for the index of what has not left.
    .where('state', 'in', ['pending', 'sending'])
    .where('next_at', '>', '')
    .where('state', '=', 'sending')
    .execute();
}

/** Letters under way at the same time: each waits for others (a paper, a server) most of its time. */
const LANES = 3;

/** Sends all that is due, whichever process enqueued it. Answers how many left. */
export async function deliverMail(deps: DeliveryDeps, send: SendMail): Promise<number> {
  let sent = 0;
  const lane = async () => {
    for (let mail = await claimNext(deps); mail !== null; mail = await claimNext(deps)) {
      if (await deliverOne(deps, mail, send)) sent += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return sent;
}

type Claimed = OutgoingMail & { claim: string; attempts: number };

const dueBy = (db: Db, now: string) =>
  db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['pending', 'sending'])
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1);

const nextDue = hotQuery(dueBy);

async function claimNext({ db, clock }: { db: Db; clock: Clock }): Promise<Claimed | null> {
  const now = instant(clock);
  const [waiting] = await nextDue(db, now);
  if (!waiting) return null;
  const claim = newId(clock);
  const row = await db
    .updateTable('outbox')
    .set({
      state: 'sending',
      claim,
      next_at: addSeconds(now, LEASE_SECONDS),
      attempts: sql<number>`attempts + 1`,
    })
    .where('id', '=', dueBy(db, now))
    .returningAll()
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    dedupeKey: row.dedupe_key,
    to: row.recipient,
    subject: row.subject,
    text: row.text_body,
    html: row.html_body,
    attachments: JSON.parse(row.attachments) as AttachmentRef[],
    createdAt: row.created_at,
    secret: row.secret === 1,
    claim,
    attempts: row.attempts,
  };
}

async function deliverOne(deps: DeliveryDeps, mail: Claimed, send: SendMail): Promise<boolean> {
  try {
    await send(mail);
  } catch (error) {
    await noteFailure(deps, mail, error);
    return false;
  }
  const sent = { state: 'sent', sent_at: instant(deps.clock), last_error: null, ...forgotten(mail) } as const;
  await finish(deps, mail, { change: sent, tell: (tx) => deps.outcomes?.onSent(tx, mail) });
  return true;
}

async function noteFailure(deps: DeliveryDeps, mail: Claimed, error: unknown): Promise<void> {
  const wait = RETRY_SECONDS[mail.attempts - 1];
  const permanent = error instanceof PermanentMailError;
  const giveUp = permanent || wait === undefined;
  const words = error instanceof Error ? error.message : String(error);
  deps.log.warn({ err: error, mail: mail.id, attempts: mail.attempts, giveUp }, 'mail was not sent');
  const change = {
    state: giveUp ? ('failed' as const) : ('pending' as const),
    next_at: addSeconds(instant(deps.clock), wait ?? 0),
    last_error: words,
    ...(giveUp ? forgotten(mail) : {}),
  };
  const failed: FailedMail = { ...mail, permanent, error: words };
  await finish(deps, mail, {
    change,
    tell: (tx) => (giveUp ? deps.outcomes?.onFailed(tx, failed) : undefined),
  });
}

/** What follows from the fate of a mail is written with it, by the one whose claim still holds. */
async function finish(
  { db }: DeliveryDeps,
  mail: Claimed,
  { change, tell }: { change: Updateable<OutboxTable>; tell(tx: Tx): Promise<void> | undefined },
): Promise<void> {
  await transact(db, async (tx) => {
    const done = await tx
      .updateTable('outbox')
      .set(change)
      .where('id', '=', mail.id)
      .where('claim', '=', mail.claim)
      .executeTakeFirst();
    if (done.numUpdatedRows === 1n) await tell(tx);
  });
}

/** The words of a letter that opens something are not kept longer than it takes to send it. */
const forgotten = (mail: Claimed) => (mail.secret ? { text_body: '', html_body: '' } : {});
