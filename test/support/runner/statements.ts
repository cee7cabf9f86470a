import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeStatements, notedStatements } from '../../statements/judge.ts';
import type { Totals } from './totals.ts';

const RECORDER = import.meta.resolve('../../statements/record.js');
/** What a whole run prepares at least: a recorder that notes nothing finds nothing. */
const WHOLE_RUN = 400;

/** From here on every process notes its statements; `judge` says what is wrong with them when all have ended. */
export function watchStatements(): { judge(whole: boolean): Promise<Totals> } {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-statements-'));
  process.env.TEST_STATEMENTS = folder;
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${RECORDER}`.trim();
  return {
    judge: async (whole) => {
      const { judged, faults } = await judgeStatements(notedStatements(folder));
      rmSync(folder, { recursive: true, force: true });
      if (whole && judged < WHOLE_RUN) faults.push(`only ${judged} statements were noted`);
      for (const fault of faults) console.log(`✖ ${fault}`);
      const mark = faults.length === 0 ? '✔' : '✖';
      console.log(
        `${mark} ${judged} statements find their rows by an index that selects (${faults.length} do not)`,
      );
      return { passed: faults.length === 0 ? 1 : 0, failed: faults.length };
    },
  };
}
