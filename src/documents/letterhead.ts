import type { Formats } from '../kit/formats.ts';
import type { Settings } from '../kit/settings.ts';
import type { Paper } from './paper.ts';
import { paperText } from './text.ts';

/** The utility's own lines; the account number stands in the upper corner of every paper (A059). */
export function letterhead(f: Formats, settings: Settings, accountNumber: string): Paper['utility'] {
  const t = paperText[f.language];
  const taxId = settings.taxId === '' ? '' : t.taxId(settings.taxId);
  const lines = [t.account(accountNumber), settings.address, taxId].filter((line) => line !== '');
  return { name: settings.utilityName, lines };
}

/** Whom to ask, at the foot of every page. */
export function phoneLines({ language }: Formats, { phone }: Settings): string[] {
  return phone === '' ? [] : [paperText[language].phone(phone)];
}
