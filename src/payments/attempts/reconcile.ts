import { instant } from '../../kit/dates.ts';
import type { SettleDeps } from './outcome/deps.ts';
import { listOpenAttempts } from './schedule.ts';
import { settleInTurn } from './settle.ts';

export interface ReconcileReport {
  asked: number;
  settled: number;
}

/** Asks the platform about open attempts: those that are due, or with `all` every one, whatever its schedule. */
export async function reconcile(
  deps: SettleDeps,
  options: { all: boolean; onProgress?: (done: number, of: number) => void },
): Promise<ReconcileReport> {
  const ids = await listOpenAttempts(deps.db, instant(deps.clock), { all: options.all });
  const report = { asked: 0, settled: 0 };
  for (const id of ids) {
    const after = await settleInTurn(deps, id);
    report.asked += 1;
    if (after?.state === 'paid') report.settled += 1;
    options.onProgress?.(report.asked, ids.length);
  }
  return report;
}
