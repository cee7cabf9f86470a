/** Ids sort by time: the first digits are a time, the last the account. */
export const idOf = (kind: string, when: string): string => `printf('01${kind}%012d%011d', ${when}, n.i)`;

export const accountOf = '(300000001 + n.i)';
export const userOf = "printf('01UA%022d', n.i)";

/** A moment so many days before today; each account has a minute of its own. */
export const daysAgo = (days: string): string =>
  `strftime('%Y-%m-%dT%H:%M:%fZ', :today, (-(${days})) || ' days', (n.i % 1440) || ' minutes')`;

export const dayFrom = (days: string): string => `date(:today, (${days}) || ' days')`;
