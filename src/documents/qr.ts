import { z } from 'zod';
import type { LocalDate } from '../kit/dates.ts';
import { type Cents, centsToDecimal } from '../kit/money.ts';

const PLACEHOLDERS = ['base', 'account', 'invoice', 'amount', 'due'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

export const DEFAULT_QR_TEMPLATE = '{base}/cuentas/{account}/facturas/{invoice}';

/** An operator's setting: an address, or the string that an acceptor supplied. */
export const qrTemplateSchema = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((template) => names(template).every(isPlaceholder), { error: 'unknown-placeholder' });

export type QrValues = {
  /** The portal's address, without a slash at its end. */
  base: string;
  accountNumber: string;
  invoiceNumber: string;
  amountCents: Cents;
  dueOn: LocalDate;
};

/** Fills the template. Values are percent-encoded, `base` is not; unknown placeholders stay as they are. */
export function qrText(template: string, values: QrValues): string {
  const text: Record<Placeholder, string> = {
    base: values.base,
    account: encodeURIComponent(values.accountNumber),
    invoice: encodeURIComponent(values.invoiceNumber),
    amount: centsToDecimal(values.amountCents),
    due: values.dueOn,
  };
  return template.replace(/\{(\w+)\}/g, (found, name) => (isPlaceholder(name) ? text[name] : found));
}

function names(template: string): string[] {
  return [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}
