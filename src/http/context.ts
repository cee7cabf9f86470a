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
  kind: 'web' | 'kiosk';
  createdAt: Instant;
  lastSeenAt: Instant;
  authenticatedAt: Instant;
  /** When it ends whatever is done. */
  endsAt: Instant;
  /** What is still missing: the answer to the security question, or a password of one's own (D1, D16). */
  stage: Stage;
}

export type Stage = 'full' | 'question' | 'change-password';

/** A lobby computer that staff have activated (A156). */
export interface Kiosk {
  id: string;
  name: string;
}

/** What the sessions of `identity` offer to the web: a live session, or one that ran out and whose form may be kept. */
export interface SessionLookup {
  /** `touch` tells whether this request counts as use; a warning that loads by itself does not. */
  find(token: string, options: { touch: boolean }): Promise<{ session: Session; live: boolean } | null>;
}

/** What the response to be will say, a plain record until it is sent: `Headers` would be built, sorted and read back. */
export interface Answering {
  headers: Record<string, string>;
  cookies: string[];
}

export interface RequestVariables {
  requestId: string;
  /** Made when something is to be logged: see `logOf`. */
  log: () => Log;
  answering: Answering;
  /** What the browser sent; null until the first is asked for. */
  cookies: Readonly<Record<string, string>> | null;
  language: Language;
  formats: Formats;
  session: Session | null;
  /** A visit whose password was right and that is not signed in yet: good for its next step and nothing else. */
  pending: Session | null;
  /** A session that ran out: good for nothing but keeping the form that it sent. */
  expired: Session | null;
  /** Null on every browser but those of the lobby. */
  kiosk: Kiosk | null;
  accountFrame: AccountFrame | null;
  csrfToken: string | null;
}

export interface PortalEnv {
  Variables: RequestVariables;
  Bindings: {
    incoming?: {
      socket?: { remoteAddress?: string | undefined };
      headers?: Readonly<Record<string, string | string[] | undefined>>;
    };
  };
}

export type Ctx = Context<PortalEnv>;
