import { hasCbuCheckDigits } from '../../kit/argentina/cbu.ts';
import type { Log } from '../../kit/log.ts';
import type { Settings } from '../../kit/settings.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { OpenWays } from './links.ts';

export type TransferAccount = Settings['transfer'];

/** Where transfers go; null when the operator takes none, or wrote a CBU that is not one: the money would go astray. */
export function transferAccount(settings: Pick<Settings, 'transfer'>, log: Log): TransferAccount | null {
  const { transfer } = settings;
  if (transfer.cbu === '' && transfer.alias === '') return null;
  if (transfer.cbu === '' || hasCbuCheckDigits(transfer.cbu)) return transfer;
  log.error('setting transfer has a CBU with wrong check digits: transfers are not offered');
  return null;
}

export const openWays = (settings: Pick<Settings, 'transfer' | 'phone'>, log: Log): OpenWays => ({
  transfer: transferAccount(settings, log) !== null,
  phone: settings.phone,
});

/** What the payer writes: the number of a single bill, else that of the account. */
export function transferReference(accountNumber: string, items: readonly OfferedPayable[]): string {
  const [only, ...others] = items;
  return only?.kind === 'invoice' && others.length === 0 ? only.reference : accountNumber;
}
