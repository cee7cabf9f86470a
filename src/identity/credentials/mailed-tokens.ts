import { createHmac } from 'node:crypto';
import { alphabet, generateRandomString } from 'oslo/crypto';
import type { Clock } from '../../kit/clock.ts';
import { removeOld } from '../../kit/database/remove-old.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { normaliseCode, randomCode } from '../../kit/ids.ts';
import { hashToken } from '../sessions/adapter.ts';

/** What a mailed link or code is for. One for another purpose is as good as none. */
export type Purpose = 'validate-email' | 'sign-in' | 'change-email' | 'billing-email';

/** Minutes for which each is good. A code that replaces a step of the sign-in is short-lived (ASVS 6.5.5). */
const MINUTES: Record<Purpose, number> = {
  'validate-email': 14 * 24 * 60,
  'sign-in': 10,
  'change-email': 24 * 60,
  'billing-email': 24 * 60,
};

/** Wrong codes after which the right one is refused too. */
const CODE_TRIES = 5;

export interface MailedToken {
  /** For the link. */
  token: string;
  /** For typing: `K7PM-2QXD`. */
  code: string;
}

export interface Redeemed {
  subject: string;
  detail: string;
}

/** Links and codes that reach a person through a mailbox: kept as hashes, single use, one live for each subject. */
export interface MailedTokens {
  /** Any earlier one for the same purpose and subject dies. */
  issue(tx: Tx, purpose: Purpose, about: Redeemed): Promise<MailedToken>;
  /** What a link is about, without using it up: mail scanners open links (D21). */
  peek(db: Db, purpose: Purpose, token: string): Promise<Redeemed | null>;
  /** Uses a link up. */
  redeem(tx: Tx, purpose: Purpose, token: string): Promise<Redeemed | null>;
  /** Uses a typed code up. A wrong one counts: after five of them not even the right one helps. */
  redeemCode(db: Db, purpose: Purpose, typed: { subject: string; code: string }): Promise<Redeemed | null>;
  revoke(tx: Tx, purpose: Purpose, subject: string): Promise<void>;
  sweep(db: Db): Promise<void>;
}

export function createMailedTokens(clock: Clock, secret: string): MailedTokens {
  // Codes are short, so their hashes are keyed: a copy of the file does not give them away.
  const hashCode = (purpose: Purpose, subject: string, code: string) =>
    createHmac('sha256', secret)
      .update(`${purpose} ${subject} ${normaliseCode(code)}`)
      .digest('hex');
  const live = (db: Db, purpose: Purpose, token: string) =>
    db
      .selectFrom('mailed_tokens')
      .select(['subject', 'detail'])
      .where('token_hash', '=', hashToken(token))
      .where('purpose', '=', purpose)
      .where('expires_at', '>', instant(clock));
  const revoke = async (db: Db, purpose: Purpose, subject: string) => {
    await db
      .deleteFrom('mailed_tokens')
      .where('purpose', '=', purpose)
      .where('subject', '=', subject)
      .execute();
  };
  return {
    issue: async (tx, purpose, { subject, detail }) => {
      const token = generateRandomString(32, alphabet('a-z', 'A-Z', '0-9'));
      const code = `${randomCode(4)}-${randomCode(4)}`;
      const now = instant(clock);
      await revoke(tx, purpose, subject);
      await tx
        .insertInto('mailed_tokens')
        .values({
          token_hash: hashToken(token),
          code_hash: hashCode(purpose, subject, code),
          purpose,
          subject,
          detail,
          created_at: now,
          expires_at: addMinutes(now, MINUTES[purpose]),
        })
        .execute();
      return { token, code };
    },
    peek: async (db, purpose, token) => (await live(db, purpose, token).executeTakeFirst()) ?? null,
    redeem: async (tx, purpose, token) => {
      const row = await tx
        .deleteFrom('mailed_tokens')
        .where('token_hash', '=', hashToken(token))
        .where('purpose', '=', purpose)
        .where('expires_at', '>', instant(clock))
        .returning(['subject', 'detail'])
        .executeTakeFirst();
      return row ?? null;
    },
    redeemCode: async (db, purpose, { subject, code }) => {
      const row = await db
        .deleteFrom('mailed_tokens')
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .where('code_hash', '=', hashCode(purpose, subject, code))
        .where('failures', '<', CODE_TRIES)
        .where('expires_at', '>', instant(clock))
        .returning(['subject', 'detail'])
        .executeTakeFirst();
      if (row) return row;
      await db
        .updateTable('mailed_tokens')
        .set((expression) => ({ failures: expression('failures', '+', 1) }))
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .execute();
      return null;
    },
    revoke,
    sweep: async (db) => {
      const before = instant(clock);
      await removeOld(db, { table: 'mailed_tokens', key: ['token_hash'], at: 'expires_at', before });
    },
  };
}
