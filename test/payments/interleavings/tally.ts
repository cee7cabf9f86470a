/** What really came about in the runs: a property over things that never happen holds nothing. */
export const KINDS = [
  'attempt of 1 item',
  'attempt of 2 items',
  'attempt of 3 items',
  'two tabs at once',
  'confirmed a page of before',
  'total had changed',
  'led to the other attempt',
  'time-out of create',
  'refused create',
  'lost answer',
  'answer that is late',
  'return',
  'cancelled',
  'declined, its page still open',
  'notice',
  'notice twice',
  'notice overtaken by a newer one',
  'notice again',
  'poll',
  'sweep',
  'late approval after expired',
  'late approval after cancelled',
  'late approval after rejected',
  'second payment of a paid attempt',
  'refund',
  'refund in part',
  'dispute',
  'dispute won',
  'paid elsewhere',
  'settlement',
  'settlement that lacks a payment',
  'restart',
  'restart in the middle of something',
  'surplus',
] as const;

export type Kind = (typeof KINDS)[number];
export type Tally = Record<Kind, number>;

export const newTally = () => Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Tally;

export function addUp(tallies: readonly Tally[]): Tally {
  const sum = newTally();
  for (const tally of tallies) for (const kind of KINDS) sum[kind] += tally[kind];
  return sum;
}
