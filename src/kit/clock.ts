/** The only source of time. `NOW` moves it for a demo; timers keep real time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that starts at `start` and then ticks with the real one. */
export function clockFrom(start: Date): Clock {
  const offset = start.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}

/** A clock that stands still, for what follows from something that has happened. */
export const clockAt = (at: string): Clock => ({ now: () => new Date(at) });
