import type { LocalDate } from '../../kit/dates.ts';
import { isLocalDate } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';

export type SettlementKind = 'payment' | 'refund' | 'chargeback';

/** Names of columns in the collectors' own reports and in those that people make of them, bare. */
const NAMES = {
  payment: [
    'paymentid',
    'sourceid',
    'paymentintentid',
    'operationid',
    'idoperacion',
    'operacion',
    'pago',
    'id',
  ],
  amount: ['amount', 'transactionamount', 'grossamount', 'gross', 'importe', 'monto'],
  fee: ['fee', 'feeamount', 'fees', 'comision', 'cargo'],
  date: ['date', 'settlementdate', 'settledon', 'availableon', 'fecha', 'fechaliquidacion'],
  kind: ['kind', 'transactiontype', 'reportingcategory', 'type', 'tipo'],
} as const;

type Column = keyof typeof NAMES;
const NEEDED: readonly Column[] = ['payment', 'amount', 'fee', 'date'];

/** Where each column stands; `missing` names those that no header fits. */
export function layoutOf(header: readonly string[]): { at: Record<Column, number>; missing: Column[] } {
  const bare = header.map(bareName);
  const at = Object.fromEntries(
    Object.entries(NAMES).map(([column, names]) => {
      const name = names.find((one) => bare.includes(one));
      return [column, name === undefined ? -1 : bare.indexOf(name)];
    }),
  ) as Record<Column, number>;
  return { at, missing: NEEDED.filter((column) => at[column] === -1) };
}

/** `Fecha de liquidación`, `SETTLEMENT_DATE` and `settlement date` are no different from their bare names. */
function bareName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\bde\b/g, '')
    .replace(/[^a-z0-9]/g, '');
}

const KINDS: Record<string, SettlementKind> = {
  '': 'payment',
  settlement: 'payment',
  payment: 'payment',
  charge: 'payment',
  pago: 'payment',
  cobro: 'payment',
  refund: 'refund',
  devolucion: 'refund',
  chargeback: 'chargeback',
  dispute: 'chargeback',
  contracargo: 'chargeback',
};

/** Null for what moves no customer's money: payouts, taxes. */
export function kindOf(text: string): SettlementKind | null {
  const bare = bareName(text);
  return Object.hasOwn(KINDS, bare) ? (KINDS[bare] ?? null) : null;
}

/** Reads an amount with a point or a comma, without separators of thousands. */
export function amountOf(text: string): Cents | null {
  const match = /^(-?)(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' && cents !== 0 ? -cents : cents;
}

/** Reads the day of `2026-03-10`, of a moment that begins so, or of `10/03/2026`. */
export function dayOf(text: string): LocalDate | null {
  const local = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text.trim());
  const day = local ? `${local[3]}-${local[2]}-${local[1]}` : text.trim().slice(0, 10);
  return isLocalDate(day) ? day : null;
}
