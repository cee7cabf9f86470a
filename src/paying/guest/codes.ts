import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { Limit } from '../../http/rate-limit.ts';
import { removeOld } from '../../kit/database/remove-old.ts';
import type { Db } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { codeFrom, normaliseCode, randomCode } from '../../kit/ids.ts';
import type { ItemRef } from '../../payables/payable.ts';
import type { NewPass } from './pass.ts';

/** Minutes for which a pay code that is read out or typed opens what it stands for. */
export const CODE_MINUTES = 120;
/** The same for one that a mail carries. */
export const LINK_MINUTES = 48 * 60;
/** Days for which an old code is told from one that never was. */
const REMEMBERED_DAYS = 7;

const itemsSchema = z.array(z.object({ kind: z.enum(['invoice', 'instalment', 'charge']), id: z.string() }));

export interface PayCode {
  /** `K7PM-2QXD`, for reading out and typing. */
  code: string;
  expiresAt: Instant;
}

export interface NewPayCode {
  accountNumber: string;
  items: readonly ItemRef[];
  receiptEmail: string | null;
  createdBy: string | null;
  minutes: number;
}

type CodeDeps = Pick<Deps, 'db' | 'clock' | 'config' | 'limits'>;

// Codes are short, so their hashes are keyed: a copy of the file does not give them away.
const hashCode = ({ config }: CodeDeps, code: string) =>
  createHmac('sha256', config.secret)
    .update(`pay code ${normaliseCode(code)}`)
    .digest('hex');

/** A code for one attempt's worth of items, good on any device and for nothing else. It exists nowhere but in the answer. */
export function makePayCode(deps: CodeDeps, about: NewPayCode): Promise<PayCode> {
  return keepPayCode(deps, `${randomCode(4)}-${randomCode(4)}`, about);
}

/**
 * The code that a visit to the lobby is shown for some items: the same one for two hours, however often the page is
 * loaded, so that looking at a page piles nothing up.
 */
export function visitPayCode(deps: CodeDeps, sessionId: string, about: NewPayCode): Promise<PayCode> {
  const items = about.items.map(({ kind, id }) => `${kind} ${id}`).join(' ');
  const subject = `pay code of a visit ${sessionId} ${about.accountNumber} ${items}`;
  const code = codeFrom(createHmac('sha256', deps.config.secret).update(subject).digest(), 8);
  return keepPayCode(deps, normaliseCode(code), about);
}

async function keepPayCode(deps: CodeDeps, code: string, about: NewPayCode): Promise<PayCode> {
  const now = instant(deps.clock);
  const row = {
    code_hash: hashCode(deps, code),
    account_number: about.accountNumber,
    items: JSON.stringify(about.items.map(({ kind, id }) => ({ kind, id }))),
    receipt_email: about.receiptEmail,
    created_by: about.createdBy,
    created_at: now,
    expires_at: addMinutes(now, about.minutes),
  };
  await deps.db
    .insertInto('pay_codes')
    .values(row)
    .onConflict((conflict) => conflict.column('code_hash').doNothing())
    .execute();
  const kept = await deps.db
    .selectFrom('pay_codes')
    .select('expires_at')
    .where('code_hash', '=', row.code_hash)
    .executeTakeFirstOrThrow();
  return { code, expiresAt: kept.expires_at };
}

export type ReadCode = { kind: 'open'; pass: NewPass } | { kind: 'expired' } | { kind: 'wrong' };

/** What a typed code opens. All but an open one counts. Throws `too_many` after ten from one address. */
export async function readPayCode(
  deps: CodeDeps,
  typed: { code: string; address: string },
): Promise<ReadCode> {
  const limits: Limit[] = [
    { key: `pay code address ${typed.address}`, failures: 10, windowSeconds: 900 },
    { key: 'pay code everywhere', failures: 300, windowSeconds: 900 },
  ];
  await deps.limits.take(limits);
  const row = await deps.db
    .selectFrom('pay_codes')
    .select(['account_number as accountNumber', 'items', 'receipt_email as receiptEmail', 'expires_at'])
    .where('code_hash', '=', hashCode(deps, typed.code))
    .executeTakeFirst();
  if (!row) return { kind: 'wrong' };
  if (row.expires_at <= instant(deps.clock)) return { kind: 'expired' };
  await deps.limits.giveBack(limits);
  const { accountNumber, receiptEmail } = row;
  return {
    kind: 'open',
    pass: { accountNumber, receiptEmail, only: itemsSchema.parse(JSON.parse(row.items)) },
  };
}

export async function sweepPayCodes(db: Db, now: Instant): Promise<void> {
  const before = addMinutes(now, -REMEMBERED_DAYS * 24 * 60);
  await removeOld(db, { table: 'pay_codes', key: ['code_hash'], at: 'expires_at', before });
}
