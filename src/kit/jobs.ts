import type { Log } from './log.ts';

export interface Job {
  /** Runs at once instead of at the next tick. */
  wake(): void;
  /** Lets the run under way finish; nothing runs after it. */
  stop(): Promise<void>;
}

export interface JobOptions {
  name: string;
  everyMs: number;
  work(): Promise<void>;
}

/** Repeats `work`, never twice at the same time; a failure is logged and the next tick tries again. */
export function startJob(log: Log, job: JobOptions): Job {
  const { name, everyMs, work } = job;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  const run = async () => {
    do {
      again = false;
      await work().catch((error) => log.error({ err: error, job: name }, 'job failed'));
    } while (again && !stopped);
  };
  const tick = () => {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    if (running) {
      again = true;
      return;
    }
    running = run().finally(() => {
      running = null;
      if (!stopped) timer = setTimeout(tick, everyMs);
    });
  };
  timer = setTimeout(tick, everyMs);
  return {
    wake: tick,
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
