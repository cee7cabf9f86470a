import type { Deps } from '../../deps.ts';
import { findUser } from '../store.ts';

const LONGEST = 200;

/** Whether a signed-in user gave the password in force. Throws `too_many` after five wrong ones. */
export async function isOwnPassword(
  deps: Pick<Deps, 'db' | 'limits' | 'passwords'>,
  userId: string,
  password: string,
): Promise<boolean> {
  const limit = { key: `password again ${userId}`, failures: 5, windowSeconds: 600 };
  await deps.limits.take([limit]);
  const user = await findUser(deps.db, userId);
  const right = await deps.passwords.verify(user?.passwordHash ?? null, password.slice(0, LONGEST));
  if (right) await deps.limits.forgive([limit]);
  return right;
}
