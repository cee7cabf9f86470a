import { Lucia } from 'lucia';
import { alphabet, generateRandomString } from 'oslo/crypto';
import type { Session, SessionLookup } from '../../http/context.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../kit/database.ts';
import { addMinutes, instant, secondsBetween } from '../../kit/dates.ts';
import type { SessionFacts } from './adapter.ts';
import { ABSOLUTE_MINUTES, createSessionAdapter, findSession, hashToken, isLive } from './adapter.ts';

/** The one door to lucia: replaceable without touching a table or a page. */
export interface Sessions extends SessionLookup {
  /**
   * Begins a session and returns its token, which exists nowhere but in the browser's cookie. `before` is the session
   * that this browser held: for the same user its form secret goes on, so that a form left open is not lost.
   */
  start(user: { id: string; email: string }, before?: Session | null): Promise<string>;
  end(token: string): Promise<void>;
  endAll(userId: string): Promise<void>;
  /** Removes what ran out more than a day ago; until then a late form can still be kept for its sender. */
  sweep(): Promise<void>;
}

// Writing "seen" on every request would make every page wait for the disk.
const SEEN_EVERY_SECONDS = 60;
const TOKEN_LENGTH = 43;
const LETTERS = alphabet('a-z', 'A-Z', '0-9');

export function createSessions(db: Db, clock: Clock): Sessions {
  const adapter = createSessionAdapter(db, clock);
  const lucia = new Lucia<SessionFacts>(adapter, { getSessionAttributes: (facts) => facts });
  return {
    start: async (user, before) => {
      const token = generateRandomString(TOKEN_LENGTH, LETTERS);
      const now = instant(clock);
      const facts = {
        email: user.email,
        csrfSecret:
          before?.userId === user.id ? before.csrfSecret : generateRandomString(TOKEN_LENGTH, LETTERS),
        createdAt: now,
        lastSeenAt: now,
        authenticatedAt: now,
      };
      await lucia.createSession(user.id, facts, { sessionId: token });
      return token;
    },
    find: async (token) => {
      const { session } = await lucia.validateSession(token);
      if (!session) return findExpired(db, clock, token);
      if (secondsBetween(session.lastSeenAt, instant(clock)) > SEEN_EVERY_SECONDS)
        await touch(db, clock, token);
      return { session: toSession(hashToken(token), session), live: true };
    },
    end: (token) => lucia.invalidateSession(token),
    endAll: (userId) => lucia.invalidateUserSessions(userId),
    sweep: async () => {
      const dayAgo = addMinutes(instant(clock), -ABSOLUTE_MINUTES * 2);
      await db.deleteFrom('sessions').where('last_seen_at', '<', dayAgo).execute();
    },
  };
}

async function findExpired(db: Db, clock: Clock, token: string) {
  const row = await findSession(db, hashToken(token));
  return row && !isLive(row, instant(clock)) ? { session: toSession(row.id, row), live: false } : null;
}

async function touch(db: Db, clock: Clock, token: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: instant(clock) })
    .where('token_hash', '=', hashToken(token))
    .execute();
}

function toSession(id: string, facts: SessionFacts & { userId: string }): Session {
  const { userId, email, csrfSecret, createdAt, authenticatedAt } = facts;
  return { id, userId, email, csrfSecret, createdAt, authenticatedAt };
}
