import { scryptSync } from 'node:crypto';

/** What the work below takes on the machine for which the limits in the tests are meant. */
const USUAL_MS = 100;

/** How many times slower this machine is; measured once a run, and told to the processes that it starts. */
const factor = Math.max(1, Number(process.env.TEST_PACE) || measure());
process.env.TEST_PACE = factor.toFixed(2);

/** A limit for what must come to an end some time, on a machine as slow as this one. */
export const patience = (ms: number): number => Math.ceil(ms * factor);

function measure(): number {
  const begun = performance.now();
  scryptSync('pace', 'a fixed piece of work', 64, { N: 2 ** 15, maxmem: 2 ** 26 });
  return (performance.now() - begun) / USUAL_MS;
}
