import type { Deps } from '../../deps.ts';
import type { Stage } from '../../http/context.ts';
import type { Limit } from '../../http/rate-limit.ts';
import { normaliseAnswer } from '../credentials/questions.ts';
import { createSeal } from '../credentials/seal.ts';
import type { User } from '../store.ts';
import { changeUser } from '../store.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { totpStep } from './totp.ts';

/** What is asked after the password on a computer that is not recognised (D16). */
export type StepMethod = 'question' | 'totp' | 'mailed-code';

/** Wrong answers after which only a mailed code helps. */
export const ANSWER_TRIES = 5;

export function methodFor(user: User): StepMethod {
  if (user.totpEnabledAt) return 'totp';
  return user.question && user.answerHash && user.answerFailures < ANSWER_TRIES ? 'question' : 'mailed-code';
}

/** Where a visit begins whose password was right. */
export function firstStage(by: 'password' | 'temporary', trusted: boolean): Stage {
  if (by === 'temporary') return 'change-password';
  return trusted ? 'full' : 'question';
}

export const totpSeal = (deps: Pick<Deps, 'config'>) => createSeal(deps.config.secret, 'totp');

export type AnswerResult = 'right' | 'wrong' | 'exhausted';

/** Each try is counted before it is judged: guesses sent all at once are no more than one by one. */
export async function tryAnswer(
  deps: Pick<Deps, 'db' | 'passwords'>,
  user: User,
  answer: string,
): Promise<AnswerResult> {
  const counted = await deps.db
    .updateTable('users')
    .set((expression) => ({ answer_failures: expression('answer_failures', '+', 1) }))
    .where('id', '=', user.id)
    .where('answer_failures', '<', ANSWER_TRIES)
    .returning('answer_failures')
    .executeTakeFirst();
  if (!counted) return 'exhausted';
  if (await deps.passwords.verify(user.answerHash, normaliseAnswer(answer))) {
    await forgiveAnswers(deps, user);
    return 'right';
  }
  return counted.answer_failures < ANSWER_TRIES ? 'wrong' : 'exhausted';
}

export const forgiveAnswers = ({ db }: Pick<Deps, 'db'>, user: User) =>
  changeUser(db, user.id, { answer_failures: 0 });

/** A code of the telephone, which counts once, or one of the printed ones. Throws `too_many` after five wrong ones. */
export async function tryTotp(
  deps: Pick<Deps, 'db' | 'clock' | 'limits' | 'config'>,
  user: User,
  typed: string,
): Promise<boolean> {
  const limit: Limit = { key: `totp ${user.id}`, failures: 5, windowSeconds: 600 };
  await deps.limits.take([limit]);
  const right =
    (await useTotp(deps, user, typed)) ||
    (await useRecoveryCode(deps.db, deps.clock, { userId: user.id, code: typed }));
  if (right) await deps.limits.forgive([limit]);
  return right;
}

async function useTotp(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  user: User,
  typed: string,
): Promise<boolean> {
  if (!user.totpSecret) return false;
  const step = totpStep(totpSeal(deps).open(user.totpSecret), typed, deps.clock.now());
  if (step === null) return false;
  const result = await deps.db
    .updateTable('users')
    .set({ totp_last_step: step })
    .where('id', '=', user.id)
    .where((where) => where.or([where('totp_last_step', 'is', null), where('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
