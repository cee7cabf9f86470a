import type { CustomerAccess } from '../accounts/access.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { newId, verificationCode } from '../kit/ids.ts';
import type { Language } from '../kit/text.ts';

export type ConsentKind = 'digital-bill' | 'direct-debit' | 'plan' | 'charge';

/** What somebody agreed to: the words themselves, since a catalogue may change later. */
export interface Consent {
  id: string;
  kind: ConsentKind;
  accountNumber: string;
  userId: string;
  /** Names the edition of the words, for people. */
  version: string;
  language: Language;
  text: string;
  givenAt: Instant;
  verificationCode: string;
}

/** Keeps a consent, in the transaction of what it allows; answers its id. */
export async function recordConsent(
  tx: Tx,
  clock: Clock,
  consent: {
    kind: ConsentKind;
    access: CustomerAccess;
    version: string;
    language: Language;
    paragraphs: readonly string[];
    /** Where it was given earlier than what it allows began. */
    givenAt?: Instant;
  },
): Promise<string> {
  const id = newId(clock);
  await tx
    .insertInto('consents')
    .values({
      id,
      kind: consent.kind,
      account_number: consent.access.account.number,
      user_id: consent.access.userId,
      version: consent.version,
      language: consent.language,
      text: consent.paragraphs.join('\n\n'),
      given_at: consent.givenAt ?? instant(clock),
      verification_code: verificationCode(),
    })
    .execute();
  return id;
}

const CONSENT = [
  'id',
  'kind',
  'account_number as accountNumber',
  'user_id as userId',
  'version',
  'language',
  'text',
  'given_at as givenAt',
  'verification_code as verificationCode',
] as const;

/** A consent of this account, whichever of its users gave it. */
export async function findConsent(db: Db, access: CustomerAccess, id: string): Promise<Consent | null> {
  const row = await db
    .selectFrom('consents')
    .select(CONSENT)
    .where('id', '=', id)
    .where('account_number', '=', access.account.number)
    .executeTakeFirst();
  return row ? ({ ...row, language: row.language as Language } satisfies Consent) : null;
}

export async function findConsentByCode(db: Db, code: string): Promise<Consent | null> {
  const row = await db
    .selectFrom('consents')
    .select(CONSENT)
    .where('verification_code', '=', code)
    .executeTakeFirst();
  return row ? ({ ...row, language: row.language as Language } satisfies Consent) : null;
}
