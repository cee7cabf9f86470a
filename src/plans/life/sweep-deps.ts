import type { Deps } from '../../deps.ts';
import { letterOfEnd } from '../letters.ts';
import type { SweepDeps } from './sweep.ts';

export type EndDeps = Pick<Deps, 'db' | 'clock' | 'config' | 'settings' | 'render' | 'formats' | 'language'>;

export function sweepDeps(deps: EndDeps): SweepDeps {
  return {
    db: deps.db,
    clock: deps.clock,
    timeZone: deps.config.timeZone,
    lapseAfterMissed: deps.settings.last().plan.lapseAfterMissed,
    onEnd: (tx, plan) => letterOfEnd(tx, deps, plan),
  };
}
