import { accountsFile } from './accounts.ts';
import { chargesFile } from './charges.ts';
import type { FileTable } from './file-table.ts';
import { invoiceLinesFile } from './invoice-lines.ts';
import { invoicesFile } from './invoices.ts';
import { legacyUsersFile } from './legacy-users.ts';
import { paymentsFile } from './payments.ts';
import { readingsFile } from './readings.ts';

/** Every file of the exchange, parents before what refers to them. */
export const fileTables: readonly FileTable<object>[] = [
  accountsFile,
  invoicesFile,
  invoiceLinesFile,
  chargesFile,
  readingsFile,
  paymentsFile,
  legacyUsersFile,
];
