import { writeSync } from 'node:fs';
import { importFolder } from '../../src/billing-exchange/import-folder.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { openDatabase } from '../../src/kit/database.ts';

// An import in a process of its own, so that a test may kill it or run it beside another. With a number of
// batches it stops dead after them and waits to be killed.
const [file = '', dir = '', reportsDir = '', stopAfter = 'Infinity'] = process.argv.slice(2);
const open = openDatabase(file);
let batches = 0;
await importFolder({
  db: open.db,
  clock: systemClock,
  timeZone: 'America/Argentina/Mendoza',
  dir,
  reportsDir,
  onProgress: () => {
    if (++batches < Number(stopAfter)) return;
    writeSync(1, 'stopped\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
await open.close();
