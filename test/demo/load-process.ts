import { writeSync } from 'node:fs';
import { loadDemo } from '../../db/seeds/demo.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { config, noon } from './support.ts';

// Loads the demo in a process of its own, so that it may be killed or run beside another: with a number, it
// dies when it asks for the time that often.
const [file = '', dieAt = 'Infinity'] = process.argv.slice(2);
let asked = 0;
const clock = {
  now: () => {
    asked += 1;
    if (asked === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
    return noon.now();
  },
};
const open = openDatabase(file);
writeSync(1, `${await loadDemo(open.db, config, clock)}`);
await open.close();
