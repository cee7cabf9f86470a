import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import type { SettleDeps } from '../attempts/outcome/deps.ts';
import { newsOfSilence, silentSince } from '../platforms/health/health.ts';
import { beginSilence, endSilence, findToldSilence, readHealth } from '../platforms/health/store.ts';
import type { PaymentPlatform } from '../platforms/platform.ts';
import type { Alert } from './alert.ts';

export type SilenceDeps = Pick<SettleDeps, 'db' | 'clock' | 'platform' | 'onAlert'>;

/**
 * Tells the operator of a long silence and of its end, once each. While the last word of the platform was none, it is
 * asked again: otherwise nobody might, and its return would go unseen.
 */
export async function watchSilence(deps: SilenceDeps): Promise<void> {
  const { db, clock, platform } = deps;
  const since = silentSince(await readHealth(db, platform.name));
  if (since === null && (await findToldSilence(db, platform.name)) === null) return;
  const answers = since === null || (await askCheaply(platform, instant(clock))) === null;
  await transact(db, (tx) => tell(deps, tx, answers ? null : since));
}

async function tell({ clock, platform, onAlert }: SilenceDeps, tx: Tx, since: Instant | null): Promise<void> {
  const now = instant(clock);
  const { name, label } = platform;
  const told = await findToldSilence(tx, name);
  const news = newsOfSilence(told, since, now);
  const alert = (kind: 'silent' | 'answers', at: Instant): Alert => ({
    kind,
    platform: name,
    label,
    since: at,
  });
  if (news === 'silent' && since !== null) {
    await beginSilence(tx, { platform: name, since, toldAt: now });
    await onAlert(tx, alert('silent', since));
  }
  if (news === 'answers again' && told !== null) {
    await endSilence(tx, { platform: name, endedAt: now });
    await onAlert(tx, alert('answers', told));
  }
}

const RANGE_MINUTES = 5;

/** Whether the platform answers at all: the beginning of its list of the last minutes. Null when it does, else why not. */
export async function askCheaply(platform: PaymentPlatform, now: Instant): Promise<unknown> {
  try {
    for await (const _ of platform.list({ from: addMinutes(now, -RANGE_MINUTES), to: now })) break;
    return null;
  } catch (error) {
    return error ?? new Error('failed');
  }
}
