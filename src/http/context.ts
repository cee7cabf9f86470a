import type { Context } from 'hono';
import type { Instant } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { Log } from '../kit/log.ts';
import type { Language } from '../kit/text.ts';
import type { AccountFrame } from './page/frame.ts';

/** A signed-in visit. `id` is the stored hash of the token, never the token. */
export interface Session {
  id: string;
  userId: string;
  email: string;
  csrfSecret: string;
  createdAt: Instant;
  authenticatedAt: Instant;
}

/** What the sessions of `identity` offer to the web: a live session, or one that ran out and whose form may be kept. */
export interface SessionLookup {
  find(token: string): Promise<{ session: Session; live: boolean } | null>;
}

export interface RequestVariables {
  requestId: string;
  log: Log;
  language: Language;
  formats: Formats;
  session: Session | null;
  /** A session that ran out: good for nothing but keeping the form that it sent. */
  expired: Session | null;
  accountFrame: AccountFrame | null;
  csrfToken: string | null;
}

export interface PortalEnv {
  Variables: RequestVariables;
  Bindings: { incoming?: { socket?: { remoteAddress?: string | undefined } } };
}

export type Ctx = Context<PortalEnv>;
