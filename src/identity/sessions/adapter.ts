import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser, Lucia } from 'lucia';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../kit/database.ts';
import { hotQuery } from '../../kit/database.ts';
import { addMinutes, instant } from '../../kit/dates.ts';

/** The part of a session that lucia carries for us. */
export interface SessionFacts {
  email: string;
  csrfSecret: string;
  createdAt: string;
  lastSeenAt: string;
  authenticatedAt: string;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts>;
    DatabaseSessionAttributes: SessionFacts;
  }
}

export const IDLE_MINUTES = 45;
export const ABSOLUTE_MINUTES = 12 * 60;

// lucia reads the real clock; this keeps it from having an opinion, since the adapter decides by the injected one.
const LUCIA_NEVER_EXPIRES = new Date(8_640_000_000_000_000);

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * lucia's storage, with two differences from its own adapters: the table holds SHA-256 of the token, so that a
 * copy of the database signs nobody in, and expiry is idle and absolute by the injected clock.
 */
export function createSessionAdapter(db: Db, clock: Clock): Adapter {
  return {
    getSessionAndUser: async (token) => {
      const row = await findSession(db, hashToken(token));
      if (!row || !isLive(row, instant(clock))) return [null, null];
      return [toDatabaseSession(token, row), { id: row.userId, attributes: {} } satisfies DatabaseUser];
    },
    getUserSessions: async () => {
      throw new Error('tokens are not stored, so sessions are listed by our own store');
    },
    setSession: async (session) => {
      const now = instant(clock);
      await db
        .insertInto('sessions')
        .values({
          token_hash: hashToken(session.id),
          user_id: session.userId,
          kind: 'web',
          csrf_secret: session.attributes.csrfSecret,
          created_at: now,
          last_seen_at: now,
          authenticated_at: now,
          expires_at: addMinutes(now, ABSOLUTE_MINUTES),
        })
        .execute();
    },
    updateSessionExpiration: async () => {},
    deleteSession: async (token) => {
      await db.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute();
    },
    deleteUserSessions: async (userId) => {
      await db.deleteFrom('sessions').where('user_id', '=', userId).execute();
    },
    deleteExpiredSessions: async () => {
      await db.deleteFrom('sessions').where('expires_at', '<=', instant(clock)).execute();
    },
  };
}

const sessionByHash = hotQuery((db: Db, tokenHash: string) =>
  db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .select([
      's.token_hash as id',
      's.user_id as userId',
      'u.email as email',
      's.csrf_secret as csrfSecret',
      's.created_at as createdAt',
      's.last_seen_at as lastSeenAt',
      's.authenticated_at as authenticatedAt',
      's.expires_at as expiresAt',
    ])
    .where('s.token_hash', '=', tokenHash),
);

/** A session by the hash of its token, whether or not it still counts. */
export async function findSession(db: Db, tokenHash: string) {
  return (await sessionByHash(db, tokenHash))[0];
}

type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

export function isLive(row: SessionRow, now: string): boolean {
  return now < row.expiresAt && now < addMinutes(row.lastSeenAt, IDLE_MINUTES);
}

function toDatabaseSession(token: string, row: SessionRow): DatabaseSession {
  const { id: _hash, userId, expiresAt: _ours, ...attributes } = row;
  return { id: token, userId, expiresAt: LUCIA_NEVER_EXPIRES, attributes };
}
