import type { LegacyUser } from '../../identity/intake.ts';
import { takeLegacyUsers } from '../../identity/intake.ts';
import { email, key, yesNo } from './cells.ts';
import { optional, required } from './column.ts';
import type { FileTable } from './file-table.ts';
import { nothingToSay } from './file-table.ts';
import { checkAccounts } from './parents.ts';

export const legacyUsersFile: FileTable<LegacyUser> = {
  file: 'legacy_users.csv',
  columns: {
    username: required('username', key),
    email: optional('email', email),
    account_number: required('account_number', key),
    ebill: required('ebill', yesNo),
    autopay: required('autopay', yesNo),
  },
  keyColumn: 'username',
  keyOf: (user) => user.username,
  judge: nothingToSay,
  check: checkAccounts,
  take: takeLegacyUsers,
};
