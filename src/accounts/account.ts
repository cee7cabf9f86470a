import type { LocalDate } from '../kit/dates.ts';

/** A supply account of the utility, as the billing system last told it. Not a login. */
export interface Account {
  number: string;
  holderName: string;
  holderSurname: string | null;
  serviceAddress: string;
  locality: string;
  postcode: string;
  category: string;
  service: string;
  meterNumber: string | null;
  status: 'active' | 'closed';
  closedOn: LocalDate | null;
  collection: 'portal' | 'leasing_office' | 'office_only';
  collectionNote: string | null;
  ebillEmail: string | null;
  billLabel: string | null;
  customerId: string | null;
}

/** Why an account cannot be paid here (D9); null when it can. A closed account never can. */
export function collectionObstacle(account: Account): 'closed' | 'leasing_office' | 'office_only' | null {
  if (account.status === 'closed') return 'closed';
  return account.collection === 'portal' ? null : account.collection;
}

/** Shows enough of a name to recognise a holder one knows: `GÓ•••, A•• M••••` is `GÓMEZ, ANA MARÍA`. */
export function maskName(name: string): string {
  return name.replace(/[\p{L}\p{M}\p{N}]+/gu, (word, at: number) => {
    const letters = [...word];
    const shown = at === 0 ? 2 : 1;
    return letters.map((letter, index) => (index < shown ? letter : '•')).join('');
  });
}
