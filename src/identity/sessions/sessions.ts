import { Lucia } from 'lucia';
import { alphabet, generateRandomString } from 'oslo/crypto';
import type { Session, SessionLookup, Stage } from '../../http/context.ts';
import type { Clock } from '../../kit/clock.ts';
import { removeOld } from '../../kit/database/remove-old.ts';
import type { Db } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { addMinutes, instant, secondsBetween } from '../../kit/dates.ts';
import type { SessionFacts } from './adapter.ts';
import { createSessionAdapter, endOf, findSession, hashToken, isLive, LIFETIMES } from './adapter.ts';

export interface NewSession {
  kind?: Session['kind'];
  stage?: Stage;
  device?: string;
  /** The session that this browser held: for the same user its form secret goes on, so that a form left open is not lost. */
  before?: Session | null;
}

/** A visit as its owner sees it in MIS DATOS. `id` ends it, and signs nobody in. */
export interface Visit {
  id: string;
  kind: Session['kind'];
  device: string | null;
  createdAt: Instant;
  lastSeenAt: Instant;
}

/** The one door to lucia: replaceable without touching a table or a page. */
export interface Sessions extends SessionLookup {
  /** Begins a session and returns its token, which exists nowhere but in the browser's cookie. */
  start(user: { id: string; email: string }, options?: NewSession): Promise<string>;
  /** After the password was given again: a new token for the same visit, which lasts no longer for it. */
  renew(token: string): Promise<string>;
  end(token: string): Promise<void>;
  endAll(userId: string): Promise<void>;
  /** Ends all visits of a user but one, or a single one of them. */
  endOthers(userId: string, keptId: string): Promise<void>;
  endOne(userId: string, id: string): Promise<void>;
  /** Those that are signed in now, newest first. */
  list(userId: string): Promise<Visit[]>;
  /** Removes what ran out more than a day ago; until then a late form can still be kept for its sender. */
  sweep(): Promise<void>;
}

// Writing "seen" on every request would make every page wait for the disk; a lobby's short limits need it.
const SEEN_EVERY_SECONDS: Record<Session['kind'], number> = { web: 60, kiosk: 1 };
const TOKEN_LENGTH = 43;
const LETTERS = alphabet('a-z', 'A-Z', '0-9');
const newToken = () => generateRandomString(TOKEN_LENGTH, LETTERS);

export function createSessions(db: Db, clock: Clock): Sessions {
  const adapter = createSessionAdapter(db, clock);
  const lucia = new Lucia<SessionFacts>(adapter, { getSessionAttributes: (facts) => facts });
  const ofUser = (userId: string) => db.deleteFrom('sessions').where('user_id', '=', userId);
  return {
    start: async (user, { kind = 'web', stage = 'full', device = '', before = null } = {}) => {
      const token = newToken();
      const now = instant(clock);
      const facts: SessionFacts = {
        email: user.email,
        kind,
        stage,
        device,
        csrfSecret: before?.userId === user.id ? before.csrfSecret : newToken(),
        createdAt: now,
        lastSeenAt: now,
        authenticatedAt: now,
        endsAt: endOf(now, kind, stage),
      };
      await lucia.createSession(user.id, facts, { sessionId: token });
      return token;
    },
    find: async (token, { touch }) => {
      const { session } = await lucia.validateSession(token);
      if (!session) return findExpired(db, clock, token);
      const unseen = secondsBetween(session.lastSeenAt, instant(clock));
      if (touch && unseen > SEEN_EVERY_SECONDS[session.kind]) await markSeen(db, clock, token);
      return { session: toSession(hashToken(token), session), live: true };
    },
    renew: async (token) => {
      const renewed = newToken();
      await db
        .updateTable('sessions')
        .set({ token_hash: hashToken(renewed), authenticated_at: instant(clock) })
        .where('token_hash', '=', hashToken(token))
        .execute();
      return renewed;
    },
    end: (token) => lucia.invalidateSession(token),
    endAll: (userId) => lucia.invalidateUserSessions(userId),
    endOthers: async (userId, keptId) => {
      await ofUser(userId).where('token_hash', '!=', keptId).execute();
    },
    endOne: async (userId, id) => {
      await ofUser(userId).where('token_hash', '=', id).execute();
    },
    list: (userId) => listVisits(db, clock, userId),
    sweep: async () => {
      const dayAgo = addMinutes(instant(clock), -LIFETIMES.web.absoluteMinutes * 2);
      await removeOld(db, { table: 'sessions', key: ['token_hash'], at: 'expires_at', before: dayAgo });
    },
  };
}

async function listVisits(db: Db, clock: Clock, userId: string): Promise<Visit[]> {
  const rows = await db
    .selectFrom('sessions')
    .select([
      'token_hash as id',
      'kind',
      'device',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'expires_at as endsAt',
    ])
    .where('user_id', '=', userId)
    .where('stage', '=', 'full')
    .orderBy('last_seen_at', 'desc')
    .execute();
  const now = instant(clock);
  return rows.filter((row) => isLive(row, now)).map(({ endsAt: _end, ...visit }) => visit);
}

async function findExpired(db: Db, clock: Clock, token: string) {
  const row = await findSession(db, hashToken(token));
  return row && !isLive(row, instant(clock)) ? { session: toSession(row.id, row), live: false } : null;
}

async function markSeen(db: Db, clock: Clock, token: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: instant(clock) })
    .where('token_hash', '=', hashToken(token))
    .execute();
}

function toSession(id: string, facts: Omit<Session, 'id'>): Session {
  const { userId, email, kind, stage, csrfSecret, createdAt, lastSeenAt, authenticatedAt, endsAt } = facts;
  return { id, userId, email, kind, stage, csrfSecret, createdAt, lastSeenAt, authenticatedAt, endsAt };
}
