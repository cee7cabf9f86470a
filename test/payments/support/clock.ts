import type { Clock } from '../../../src/kit/clock.ts';

export interface TestClock extends Clock {
  advance(time: { minutes?: number; seconds?: number }): void;
}

/** A clock that stands still until it is told to go on. */
export function createTestClock(start: string): TestClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance: ({ minutes = 0, seconds = 0 }) => {
      at += (minutes * 60 + seconds) * 1000;
    },
  };
}
