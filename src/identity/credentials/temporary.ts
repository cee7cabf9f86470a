import { generateRandomString } from 'oslo/crypto';

/** Minutes for which a temporary password is good (D1). */
export const TEMPORARY_MINUTES = 30;

// Nothing that is misread on paper or a small screen: no 0 o, 1 l i, 5 s. 29 signs: 4.86 bits each.
const SIGNS = 'abcdefghjkmnpqrtuvwxyz2346789';
const GROUPS = [5, 5, 5, 6, 6];

/**
 * A password of 131 bits (ASVS 6.4.3) that meets every rule of D17 and can still be typed from a mail: groups of small
 * letters and figures, the first letter a capital.
 */
export function temporaryPassword(): string {
  for (;;) {
    const groups = GROUPS.map((length) => generateRandomString(length, SIGNS)).join('-');
    if (/^[a-z]/.test(groups) && /\d/.test(groups)) return groups.charAt(0).toUpperCase() + groups.slice(1);
  }
}
