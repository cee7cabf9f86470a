import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser, Lucia } from 'lucia';
import type { Session, Stage } from '../../http/context.ts';
import type { Clock } from '../../kit/clock.ts';
import { hotQuery } from '../../kit/database/hot-query.ts';
import type { Db } from '../../kit/database.ts';
import { addMinutes, addSeconds, instant } from '../../kit/dates.ts';

/** The part of a session that lucia carries for us. */
export interface SessionFacts extends Omit<Session, 'id' | 'userId'> {
  device: string | null;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts>;
    DatabaseSessionAttributes: SessionFacts;
  }
}

/** How long a visit may rest, and last. A lobby's 120 seconds end in a warning of 30 more (A156). */
export const LIFETIMES: Record<Session['kind'], { idleSeconds: number; absoluteMinutes: number }> = {
  web: { idleSeconds: 45 * 60, absoluteMinutes: 12 * 60 },
  kiosk: { idleSeconds: 150, absoluteMinutes: 30 },
};

/** How long the second step may take. */
const PENDING_MINUTES = 15;

export function endOf(now: string, kind: Session['kind'], stage: Stage): string {
  const { absoluteMinutes } = LIFETIMES[kind];
  return addMinutes(now, stage === 'full' ? absoluteMinutes : Math.min(absoluteMinutes, PENDING_MINUTES));
}

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
      const { kind, stage, csrfSecret, device, createdAt, lastSeenAt, authenticatedAt, endsAt } =
        session.attributes;
      await db
        .insertInto('sessions')
        .values({
          token_hash: hashToken(session.id),
          user_id: session.userId,
          kind,
          stage,
          device,
          csrf_secret: csrfSecret,
          created_at: createdAt,
          last_seen_at: lastSeenAt,
          authenticated_at: authenticatedAt,
          expires_at: endsAt,
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
      's.kind as kind',
      's.stage as stage',
      's.device as device',
      's.csrf_secret as csrfSecret',
      's.created_at as createdAt',
      's.last_seen_at as lastSeenAt',
      's.authenticated_at as authenticatedAt',
      's.expires_at as endsAt',
    ])
    .where('s.token_hash', '=', tokenHash),
);

/** A session by the hash of its token, whether or not it still counts. */
export async function findSession(db: Db, tokenHash: string) {
  return (await sessionByHash(db, tokenHash))[0];
}

type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

export function isLive(row: Pick<SessionRow, 'kind' | 'endsAt' | 'lastSeenAt'>, now: string): boolean {
  return now < row.endsAt && now < addSeconds(row.lastSeenAt, LIFETIMES[row.kind].idleSeconds);
}

function toDatabaseSession(token: string, row: SessionRow): DatabaseSession {
  const { id: _hash, userId, ...attributes } = row;
  return { id: token, userId, expiresAt: LUCIA_NEVER_EXPIRES, attributes };
}
