/** What two ways of typing one account number have in common: `201-000 001` is `201000001`. */
export function accountKey(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
