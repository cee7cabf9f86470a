import type { BillingAccount } from '../../accounts/intake.ts';
import { numbersByKey, takeAccounts } from '../../accounts/intake.ts';
import { accountKey } from '../../accounts/number.ts';
import { reason } from '../reason.ts';
import { day, degrees, email, key, oneOf, postcode, text, wholeNumber } from './cells.ts';
import type { Reading } from './column.ts';
import { isNot, optional, required } from './column.ts';
import type { FileTable } from './file-table.ts';
import { warnings } from './file-table.ts';

export const accountsFile: FileTable<BillingAccount> = {
  file: 'accounts.csv',
  columns: {
    number: required('account_number', accountNumber),
    holder_name: required('holder_name', text),
    holder_surname: optional('holder_surname', text),
    tax_id: optional('tax_id', key),
    service_address: required('service_address', text),
    locality: required('locality', text),
    postcode: required('postcode', postcode),
    category: required('category', oneOf('residential', 'commercial', 'public')),
    service: required('service', oneOf('metered', 'unmetered')),
    meter_number: optional('meter_number', key),
    built_area_m2: optional('built_area_m2', wholeNumber),
    status: required('status', oneOf('active', 'closed')),
    closed_on: optional('closed_on', day),
    collection: required('collection', oneOf('portal', 'leasing_office', 'office_only')),
    collection_note: optional('collection_note', text),
    ebill_email: optional('ebill_email', email),
    bill_label: optional('bill_label', text),
    latitude: optional('latitude', degrees(90)),
    longitude: optional('longitude', degrees(180)),
    zone: optional('zone', key),
    customer_id: optional('customer_id', key),
  },
  keyColumn: 'account_number',
  keyOf: (account) => accountKey(account.number),
  judge(account) {
    const closed = account.status === 'closed';
    const date = account.closed_on ?? '';
    return warnings(
      closed && date === '' && { column: 'closed_on', value: '', reason: reason('closed_without_date') },
      !closed && date !== '' && { column: 'closed_on', value: date, reason: reason('date_without_closed') },
      ((account.latitude ?? null) === null) !== ((account.longitude ?? null) === null) && {
        column: 'latitude',
        value: String(account.latitude ?? ''),
        reason: reason('half_a_place'),
      },
    );
  },
  async check(tx, accounts) {
    const stored = await numbersByKey(
      tx,
      accounts.map((account) => account.number),
    );
    return accounts.map(({ number }) => {
      const other = stored.get(accountKey(number)) ?? number;
      if (other === number) return null;
      return { column: 'account_number', value: number, reason: reason('same_account_number', other) };
    });
  },
  take: takeAccounts,
};

function accountNumber(cell: string): Reading<string> {
  return accountKey(cell) === '' ? isNot('no_letters_or_digits') : key(cell);
}
