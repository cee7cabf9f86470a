import type { Deps } from '../../deps.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { notFound } from '../../kit/errors.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import type { Account } from '../account.ts';
import { addLink, findLinkedAccount, listSiblings } from '../store.ts';
import type { ProvenAccount } from './find.ts';
import type { MailDeps } from './mail.ts';
import { lettersOfLink } from './mail.ts';

export type LinkDeps = MailDeps & Pick<Deps, 'db' | 'clock' | 'wake'>;

export interface Linker {
  userId: string;
  email: string;
}

/** Links an account to a user who has proven it. Answers whether the link is new. */
export async function linkProven(deps: LinkDeps, user: Linker, proven: ProvenAccount): Promise<boolean> {
  const isNew = await transact(deps.db, (tx) => linkProvenIn(tx, deps, { user, proven }));
  if (isNew) deps.wake.mail();
  return isNew;
}

/** The same as a part of something larger; the caller wakes the mail after its commit. */
export async function linkProvenIn(
  tx: Tx,
  deps: LinkDeps,
  { user, proven }: { user: Linker; proven: ProvenAccount },
): Promise<boolean> {
  return (await addAll(tx, deps, { user, accounts: [proven.account] })) > 0;
}

/**
 * Links those of `numbers` that belong to the same customer as `number`, which the user must have linked still;
 * the others are passed over. Answers how many links are new.
 */
export async function linkSiblings(
  deps: LinkDeps,
  user: Linker,
  choice: { number: string; numbers: readonly string[] },
): Promise<number> {
  const added = await transact(deps.db, async (tx) => {
    const mine = await findLinkedAccount(tx, user.userId, choice.number);
    if (!mine) throw notFound(`account ${choice.number} is not of ${user.userId}`);
    const siblings = await listSiblings(tx, user.userId, mine);
    const accounts = siblings.filter((one) => choice.numbers.includes(one.number));
    return addAll(tx, deps, { user, accounts });
  });
  if (added > 0) deps.wake.mail();
  return added;
}

async function addAll(
  tx: Tx,
  deps: LinkDeps,
  { user, accounts }: { user: Linker; accounts: readonly Account[] },
): Promise<number> {
  const now = deps.clock.now();
  const clock: Clock = { now: () => now };
  let added = 0;
  for (const account of accounts) {
    const isNew = await addLink(tx, clock, { userId: user.userId, number: account.number });
    if (!isNew) continue;
    added += 1;
    const actor = { kind: 'customer', id: user.userId } as const;
    await recordAudit(tx, clock, { actor, action: 'link', accountNumber: account.number });
    const letters = await lettersOfLink(tx, deps, { account, user, at: instant(clock) });
    for (const letter of letters) await enqueueMail(tx, clock, letter);
  }
  return added;
}
