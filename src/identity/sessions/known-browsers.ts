import { alphabet, generateRandomString } from 'oslo/crypto';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../kit/database.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { hashToken } from './adapter.ts';

/**
 * Browsers that have signed somebody in before. A stranger's wrong tries count against the stranger: the
 * customer's own browser keeps a count of its own and is never locked out by others.
 */
export interface KnownBrowsers {
  knows(token: string | null, userId: string): Promise<boolean>;
  remember(userId: string): Promise<string>;
  /** Removes the browsers whose cookie ran out. */
  sweep(): Promise<void>;
}

export const KNOWN_DAYS = 90;
const DAY_MINUTES = 24 * 60;

export function createKnownBrowsers(db: Db, clock: Clock): KnownBrowsers {
  const oldest = () => addMinutes(instant(clock), -KNOWN_DAYS * DAY_MINUTES);
  return {
    knows: async (token, userId) => {
      const row = await db
        .selectFrom('known_browsers')
        .select('token_hash')
        .where('token_hash', '=', hashToken(token ?? ''))
        .where('user_id', '=', userId)
        .where('created_at', '>', oldest())
        .executeTakeFirst();
      return row !== undefined;
    },
    remember: async (userId) => {
      const token = generateRandomString(32, alphabet('a-z', 'A-Z', '0-9'));
      const now = instant(clock);
      await db
        .insertInto('known_browsers')
        .values({ token_hash: hashToken(token), user_id: userId, created_at: now, last_seen_at: now })
        .execute();
      return token;
    },
    sweep: async () => {
      await db.deleteFrom('known_browsers').where('created_at', '<=', oldest()).execute();
    },
  };
}
