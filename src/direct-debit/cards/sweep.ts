import type { Deps } from '../../deps.ts';
import { instant } from '../../kit/dates.ts';
import { chargeDueCards } from './charge/charge.ts';
import { forgetCards } from './forget.ts';
import type { FinishDeps } from './setup/finish.ts';
import { finishSetup } from './setup/finish.ts';
import { listDueSetups } from './setup/store.ts';

export type SweepCardsDeps = FinishDeps & Pick<Deps, 'db' | 'clock' | 'log'>;

/** Learns of cards whose browser never came back, has the useless ones forgotten, and charges those that are due. */
export async function sweepCards(deps: SweepCardsDeps): Promise<void> {
  await deps.settings.current();
  for (const id of await listDueSetups(deps.db, instant(deps.clock))) {
    try {
      await finishSetup(deps, id);
    } catch (error) {
      deps.log.error({ err: error, setup: id }, 'a card could not be enrolled');
    }
  }
  await forgetCards(deps);
  await chargeDueCards(deps);
}
