interface Owed {
  cents: number;
  dueOn: string;
  account: string;
  /** What the second due date adds, and how many days later it is. */
  surchargeCents?: number;
  daysToSecond?: number;
}

/** The digits of the demo's agreement with its collector, worked out apart from the portal's own code. */
export function collectorDigits({
  cents,
  dueOn,
  account,
  surchargeCents = 0,
  daysToSecond = 0,
}: Owed): string {
  const year = dueOn.slice(0, 4);
  const day = (Date.parse(dueOn) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1;
  const said = [
    '0000',
    String(cents).padStart(8, '0'),
    year.slice(2) + String(day).padStart(3, '0'),
    account.padStart(14, '0'),
    '0',
    String(surchargeCents).padStart(6, '0'),
    String(daysToSecond).padStart(2, '0'),
  ].join('');
  const once = said + checkDigit(said);
  return once + checkDigit(once);
}

/** Weights 1, then 3, 5, 7, 9 over and over; half of the sum, its last digit. */
function checkDigit(digits: string): string {
  const weights = [9, 3, 5, 7];
  const sum = [...digits].reduce((total, digit, at) => {
    const weight = at === 0 ? 1 : (weights[at % 4] ?? 0);
    return total + Number(digit) * weight;
  }, 0);
  return String(Math.floor(sum / 2) % 10);
}
