/** Ana's two accounts. */
export const ACCOUNTS = ['900000001', '900000002'] as const;

export interface CastBill {
  number: string;
  account: string;
  /** From the first day on. */
  dueInDays: number;
  cents: number;
}

const [MAIN, OTHER] = ACCOUNTS;

/** Overdue ones, which a plan may finance, and some to come, which are debited. */
export const BILLS: readonly CastBill[] = [
  { number: 'M-1', account: MAIN, dueInDays: -40, cents: 2_000_000 },
  { number: 'M-2', account: MAIN, dueInDays: -10, cents: 1_500_000 },
  { number: 'M-3', account: MAIN, dueInDays: 9, cents: 1_200_000 },
  { number: 'M-4', account: MAIN, dueInDays: 38, cents: 1_800_000 },
  { number: 'S-1', account: OTHER, dueInDays: -20, cents: 3_500_000 },
  { number: 'S-2', account: OTHER, dueInDays: 13, cents: 900_000 },
];
