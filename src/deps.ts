import type { Config } from './config.ts';
import type { PaperCodes } from './documents/paper-codes.ts';
import type { FindPaper } from './documents/verifiable.ts';
import type { KioskLookup } from './http/client/kiosk.ts';
import type { CookieRules } from './http/cookies.ts';
import type { FailureLimits } from './http/rate-limit.ts';
import type { Renderer } from './http/render.ts';
import type { MailedTokens } from './identity/credentials/mailed-tokens.ts';
import type { Passwords } from './identity/credentials/passwords.ts';
import type { KeptForms } from './identity/sessions/kept-forms.ts';
import type { KnownBrowsers } from './identity/sessions/known-browsers.ts';
import type { Sessions } from './identity/sessions/sessions.ts';
import type { Clock } from './kit/clock.ts';
import type { Db } from './kit/database.ts';
import type { Formats } from './kit/formats.ts';
import type { Log } from './kit/log.ts';
import type { SettingsReader } from './kit/settings.ts';
import type { Catalogue, Language } from './kit/text.ts';
import type { Payables } from './payables/store.ts';
import type { PaymentEngine } from './payments/engine.ts';

/** Everything that a page may need, made once in `compose.ts`. */
export interface Deps {
  config: Config;
  clock: Clock;
  log: Log;
  db: Db;
  settings: SettingsReader;
  formats: Catalogue<Formats>;
  /** The utility's own language: first on screen, and that of mails to people whose language is not known. */
  language: Language;
  cookies: CookieRules;
  render: Renderer;
  limits: FailureLimits;
  sessions: Sessions;
  passwords: Passwords;
  knownBrowsers: KnownBrowsers;
  keptForms: KeptForms;
  mailedTokens: MailedTokens;
  kiosks: KioskLookup;
  payables: Payables;
  paperCodes: PaperCodes;
  /** Those whose papers anybody can verify. */
  verifiables: readonly FindPaper[];
  payments: PaymentEngine;
  /** Tells the background jobs that there is something to do now. */
  wake: { mail(): void; notices(): void; cards(): void };
}
