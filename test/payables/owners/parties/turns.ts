/**
 * Lets those who act at the same time go on one at a time: each waits at every call to the outside and before every
 * transaction, and who goes on next is drawn. Nothing runs while a choice is made, so the same draws give the same order.
 */
export interface Turns {
  take(): Promise<void>;
  run(actors: readonly (() => Promise<void>)[], draws: readonly number[]): Promise<void>;
  /** Whoever waits now never goes on, as after kill -9. Answers how many had begun. */
  killWaiting(): number;
}

interface Waiting {
  begun: boolean;
  go(): void;
}

interface Round {
  waiting: Waiting[];
  running: number;
  alive: number;
  draws: readonly number[];
  drawn: number;
  end: PromiseWithResolvers<void>;
}

export function createTurns(): Turns {
  let round: Round | null = null;

  const goOn = (now: Round) => {
    if (now.alive === 0) return now.end.resolve();
    if (now.running > 0) return;
    const draw = now.draws[now.drawn % Math.max(now.draws.length, 1)] ?? 0;
    now.drawn += 1;
    const [next] = now.waiting.splice(draw % now.waiting.length, 1);
    now.running += 1;
    next?.go();
  };
  const waitIn = (now: Round, begun: boolean) =>
    new Promise<void>((go) => {
      now.waiting.push({ begun, go });
    });

  return {
    take: async () => {
      const now = round;
      if (!now) return;
      const turn = waitIn(now, true);
      now.running -= 1;
      goOn(now);
      await turn;
    },
    run: async (actors, draws) => {
      const now: Round = {
        ...{ waiting: [], running: 0, alive: actors.length, draws, drawn: 0 },
        end: Promise.withResolvers<void>(),
      };
      round = now;
      for (const actor of actors) {
        waitIn(now, false)
          .then(actor)
          .then(() => {
            now.running -= 1;
            now.alive -= 1;
            goOn(now);
          })
          .catch(now.end.reject);
      }
      goOn(now);
      await now.end.promise.finally(() => {
        round = null;
      });
    },
    killWaiting: () => {
      if (!round) return 0;
      const killed = round.waiting.splice(0);
      round.alive -= killed.length;
      return killed.filter(({ begun }) => begun).length;
    },
  };
}
