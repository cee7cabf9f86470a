import { inspect } from 'node:util';

/** How often each kind of thing came about: a property over things that never happen holds nothing. */
export type Tally = Record<string, number>;

export interface Search {
  runs: number;
  seed: number;
  onRun(): void;
}

/** What a worker tells: how many runs it has made, and at its end what happened in them or what it found. */
export type Told = { runs: number } | { tally: Tally } | { failure: string };

/** Makes the runs that this process was started for. */
export async function work(search: (asked: Search) => Promise<Tally>, every: number): Promise<void> {
  const [runs = '1', seed = '1'] = process.argv.slice(2);
  const tell = (told: Told) => process.send?.(told);
  let made = 0;
  try {
    const tally = await search({
      runs: Number(runs),
      seed: Number(seed),
      onRun: () => {
        made += 1;
        if (made % every === 0) tell({ runs: made });
      },
    });
    tell({ tally });
  } catch (error) {
    tell({ failure: inspect(error) });
  }
  process.disconnect?.();
}
