import { alphabet, generateRandomString } from 'oslo/crypto';
import type { Clock } from '../../kit/clock.ts';
import { removeOld } from '../../kit/database/remove-old.ts';
import type { Db } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { hashToken } from './adapter.ts';

/** What a browser is to a user. Trusted ones are not asked the security question (D16). */
export interface Recognition {
  id: string;
  trusted: boolean;
}

export interface KnownBrowser extends Recognition {
  device: string | null;
  createdAt: Instant;
  lastSeenAt: Instant;
}

/**
 * Browsers that have signed somebody in before. A stranger's wrong tries count against the stranger: the
 * customer's own browser keeps a count of its own and is never locked out by others.
 */
export interface KnownBrowsers {
  /** Finds the user's browser among the tokens that this one holds; several people may share a computer. */
  recognise(tokens: readonly string[], userId: string): Promise<Recognition | null>;
  remember(userId: string, browser: { device: string; trusted: boolean }): Promise<string>;
  /** Notes a visit, and the owner's trust where it was just given. */
  welcome(id: string, options: { trusted: boolean }): Promise<void>;
  list(userId: string): Promise<KnownBrowser[]>;
  forget(userId: string, id: string): Promise<void>;
  /** Everywhere the second step is asked again; the browsers stay known. */
  distrustAll(userId: string): Promise<void>;
  /** Removes the browsers whose cookie ran out. */
  sweep(): Promise<void>;
}

export const KNOWN_DAYS = 90;
const DAY_MINUTES = 24 * 60;

export function createKnownBrowsers(db: Db, clock: Clock): KnownBrowsers {
  const oldest = () => addMinutes(instant(clock), -KNOWN_DAYS * DAY_MINUTES);
  const columns = ['token_hash', 'trusted_at', 'device', 'created_at', 'last_seen_at'] as const;
  return {
    recognise: async (tokens, userId) => {
      const row = await db
        .selectFrom('known_browsers')
        .select(columns)
        .where('token_hash', 'in', ['', ...tokens].map(hashToken))
        .where('user_id', '=', userId)
        .where('created_at', '>', oldest())
        .executeTakeFirst();
      return row ? { id: row.token_hash, trusted: row.trusted_at !== null } : null;
    },
    remember: async (userId, { device, trusted }) => {
      const token = generateRandomString(32, alphabet('a-z', 'A-Z', '0-9'));
      const now = instant(clock);
      await db
        .insertInto('known_browsers')
        .values({
          token_hash: hashToken(token),
          user_id: userId,
          created_at: now,
          last_seen_at: now,
          trusted_at: trusted ? now : null,
          device,
        })
        .execute();
      return token;
    },
    welcome: async (id, { trusted }) => {
      const now = instant(clock);
      await db
        .updateTable('known_browsers')
        .set({ last_seen_at: now, ...(trusted ? { trusted_at: now } : {}) })
        .where('token_hash', '=', id)
        .execute();
    },
    list: async (userId) => {
      const rows = await db
        .selectFrom('known_browsers')
        .select(columns)
        .where('user_id', '=', userId)
        .where('created_at', '>', oldest())
        .orderBy('last_seen_at', 'desc')
        .execute();
      return rows.map((row) => ({
        id: row.token_hash,
        trusted: row.trusted_at !== null,
        device: row.device,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
      }));
    },
    forget: async (userId, id) => {
      await db
        .deleteFrom('known_browsers')
        .where('user_id', '=', userId)
        .where('token_hash', '=', id)
        .execute();
    },
    distrustAll: async (userId) => {
      await db
        .updateTable('known_browsers')
        .set({ trusted_at: null })
        .where('user_id', '=', userId)
        .execute();
    },
    sweep: async () => {
      await removeOld(db, {
        table: 'known_browsers',
        key: ['token_hash'],
        at: 'created_at',
        before: oldest(),
      });
    },
  };
}
