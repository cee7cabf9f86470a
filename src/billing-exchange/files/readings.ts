import type { BillingReading } from '../../consumption/intake.ts';
import { takeReadings } from '../../consumption/intake.ts';
import { day, decimalFromZero, key, yesNo } from './cells.ts';
import { required } from './column.ts';
import type { FileTable } from './file-table.ts';
import { nothingToSay } from './file-table.ts';
import { checkAccounts } from './parents.ts';

export const readingsFile: FileTable<BillingReading> = {
  file: 'readings.csv',
  columns: {
    account_number: required('account_number', key),
    meter_number: required('meter_number', key),
    read_on: required('read_on', day),
    value_m3: required('value_m3', decimalFromZero),
    estimated: required('estimated', yesNo),
  },
  keyColumn: 'read_on',
  keyOf: (reading) => JSON.stringify([reading.account_number, reading.meter_number, reading.read_on]),
  judge: nothingToSay,
  check: checkAccounts,
  take: takeReadings,
};
