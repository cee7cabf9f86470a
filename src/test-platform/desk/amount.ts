const AMOUNT = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,9})(?:[.,](\d{2}))?$/;

/** `1.234,56`, `1,234.56` or `1234.56` in integer cents; null when it is none of these. */
export function readAmount(typed: string): number | null {
  const found = AMOUNT.exec(typed.replace(/[\s$]/g, ''));
  if (!found?.[1]) return null;
  return Number(found[1].replace(/[.,]/g, '')) * 100 + Number(found[2] ?? 0);
}
