import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Limit } from '../http/rate-limit.ts';
import { hashToken } from '../identity/sessions/adapter.ts';
import type { User } from '../identity/store.ts';
import { emailKey } from '../identity/store.ts';
import type { ProfileText } from './text.es.ts';

const LONGEST = 254;

/** The field of a mailbox that somebody wants to use from now on. */
export function newEmailForm({ newEmail: t }: ProfileText) {
  const correo = z
    .string(t.missing)
    .trim()
    .min(1, { error: t.missing, abort: true })
    .max(LONGEST, { error: t.shape, abort: true })
    .pipe(z.email(t.shape));
  return z.object({ correo });
}

/**
 * What a mailed confirmation is about. It dies with the password that was in force when it was asked for: who
 * changes it because of a stranger is rid of what the stranger asked for, too.
 */
const requestSchema = z.object({ email: z.string(), passwordChangedAt: z.string().nullable() });

export const requestOf = (user: User, email: string): string =>
  JSON.stringify({ email, passwordChangedAt: user.passwordChangedAt });

/** The mailbox that was asked for, or null when the request does not count any more. */
export function emailAskedFor(detail: string, user: User): string | null {
  const request = requestSchema.parse(JSON.parse(detail));
  return request.passwordChangedAt === user.passwordChangedAt ? request.email : null;
}

/** Counts a mail to a mailbox that may be a stranger's. Throws `too_many` when there were enough of them. */
export async function countUnprovenMail(
  { limits }: Pick<Deps, 'limits'>,
  userId: string,
  to: string,
): Promise<void> {
  const mailbox = hashToken(emailKey(to)).slice(0, 32);
  const counted: Limit[] = [
    { key: `unproven mail of ${userId}`, failures: 20, windowSeconds: 3600 },
    { key: `unproven mail to ${mailbox}`, failures: 5, windowSeconds: 3600 },
  ];
  await limits.take(counted);
}
