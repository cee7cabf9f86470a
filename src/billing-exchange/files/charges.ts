import type { BillingCharge } from '../../charges/intake.ts';
import { takeCharges } from '../../charges/intake.ts';
import { amountAboveZero, day, key, oneOf, text } from './cells.ts';
import { required } from './column.ts';
import type { FileTable } from './file-table.ts';
import { nothingToSay } from './file-table.ts';
import { checkAccounts } from './parents.ts';

export const chargesFile: FileTable<BillingCharge> = {
  file: 'charges.csv',
  columns: {
    number: required('charge_number', key),
    account_number: required('account_number', key),
    concept: required('concept', text),
    amount_cents: required('amount', amountAboveZero),
    created_on: required('created_on', day),
    status: required('status', oneOf('pending', 'invoiced', 'cancelled')),
  },
  keyColumn: 'charge_number',
  keyOf: (charge) => charge.number,
  judge: nothingToSay,
  check: checkAccounts,
  take: takeCharges,
};
