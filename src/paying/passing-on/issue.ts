import type { Deps } from '../../deps.ts';
import type { Limit } from '../../http/rate-limit.ts';
import type { Actor } from '../../kit/audit.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import { sumCents } from '../../kit/money.ts';
import type { Language } from '../../kit/text.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { PayCode } from '../guest/codes.ts';
import { CODE_MINUTES, LINK_MINUTES, makePayCode } from '../guest/codes.ts';
import { linkLetter } from './letter.ts';
import { passedOnEntry } from './trail.ts';

type IssueDeps = Pick<
  Deps,
  'db' | 'clock' | 'config' | 'limits' | 'render' | 'formats' | 'settings' | 'wake'
>;

export interface Issue {
  /** The customer, or staff on the telephone. */
  actor: Actor;
  accountNumber: string;
  /** One attempt's worth, all of it payable now. */
  items: readonly OfferedPayable[];
}

export interface LinkIssue extends Issue {
  to: string;
  language: Language;
  /** Names the form that was sent: the same one sent twice mails once. */
  once: string;
}

const DAY_SECONDS = 86_400;

const limitsOf = (kind: 'link' | 'code', { actor, accountNumber }: Issue): Limit[] => {
  const times = kind === 'link' ? 1 : 2;
  return [
    { key: `pay ${kind} account ${accountNumber}`, failures: 5 * times, windowSeconds: DAY_SECONDS },
    { key: `pay ${kind} ${actor.kind} ${actor.id}`, failures: 10 * times, windowSeconds: DAY_SECONDS },
  ];
};

/** A code for two hours, to be shown or read out: it exists nowhere else. Throws `too_many`. */
export async function issueCode(deps: IssueDeps, issue: Issue): Promise<PayCode> {
  await deps.limits.take(limitsOf('code', issue));
  return await transact(deps.db, (tx) => issueIn(tx, deps, { issue, minutes: CODE_MINUTES, to: null }));
}

/** Mails a link for 48 hours; null when this very form has mailed it. Throws `too_many`. */
export async function mailLink(deps: IssueDeps, issue: LinkIssue): Promise<PayCode | null> {
  const dedupeKey = `pay-link:${issue.actor.id}:${issue.once}`;
  if (await isMailed(deps.db, dedupeKey)) return null;
  await deps.limits.take(limitsOf('link', issue));
  const code = await transact(deps.db, async (tx) => {
    if (await isMailed(tx, dedupeKey)) return null;
    const made = await issueIn(tx, deps, { issue, minutes: LINK_MINUTES, to: issue.to });
    await enqueueMail(tx, deps.clock, linkLetter(deps, { ...issue, code: made, dedupeKey }));
    return made;
  });
  if (code) deps.wake.mail();
  return code;
}

async function isMailed(db: IssueDeps['db'], dedupeKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('dedupe_key', '=', dedupeKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** The code and its line in the trail: neither without the other. */
async function issueIn(
  tx: Tx,
  deps: IssueDeps,
  { issue, minutes, to }: { issue: Issue; minutes: number; to: string | null },
): Promise<PayCode> {
  const { actor, accountNumber, items } = issue;
  const entry = passedOnEntry({
    actor,
    accountNumber,
    ids: items.map(({ id }) => id),
    totalCents: sumCents(items.map(({ amountCents }) => amountCents)),
    to,
  });
  await recordAudit(tx, deps.clock, entry);
  const about = { accountNumber, items, receiptEmail: null, createdBy: actor.id, minutes };
  return await makePayCode({ ...deps, db: tx }, about);
}
