import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import { lastRun, noteRun } from '../kit/job-runs.ts';

const NAME = 'import';

/** True until an import has come to its end: one that was interrupted and is run again is still the first (D30). */
export const isFirstImport = async (db: Db): Promise<boolean> => (await lastRun(db, NAME)) === null;

export const noteImport = (tx: Tx, clock: Clock): Promise<void> => noteRun(tx, clock, NAME);
