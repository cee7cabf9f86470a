import { z } from 'zod';

const width = z.int().min(1).max(20);

const field = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), digits: z.string().regex(/^[0-9]{1,20}$/) }),
  z.strictObject({ kind: z.literal('amount'), width }),
  z.strictObject({ kind: z.literal('surcharge'), width }),
  z.strictObject({ kind: z.literal('days-to-second'), width }),
  z.strictObject({
    kind: z.literal('due-date'),
    format: z.enum(['YYDDD', 'DDMMYY', 'YYMMDD', 'YYYYMMDD']),
  }),
  z.strictObject({ kind: z.literal('client'), width }),
  z.strictObject({ kind: z.literal('invoice'), width }),
  z.strictObject({
    kind: z.literal('currency'),
    digit: z
      .string()
      .regex(/^[0-9]$/)
      .default('0'),
  }),
]);

export type Field = z.infer<typeof field>;

/** What the collector agreed with the utility. `pago-facil` appends two check digits. */
export type BarcodeLayout = { fields: Field[]; check: 'pago-facil' | 'none' };

/** More would not print at a width that scanners read on A4. */
const MOST_DIGITS = 70;

/** An operator's setting. Its own issues carry the messages `odd-total` and `too-long`. */
export const barcodeLayoutSchema = z
  .strictObject({ fields: z.array(field).min(1).max(30), check: z.enum(['pago-facil', 'none']) })
  .refine((layout) => totalDigits(layout) % 2 === 0, { error: 'odd-total', path: ['fields'] })
  .refine((layout) => totalDigits(layout) <= MOST_DIGITS, { error: 'too-long', path: ['fields'] });

export function totalDigits(layout: BarcodeLayout): number {
  const check = layout.check === 'pago-facil' ? 2 : 0;
  return layout.fields.reduce((sum, each) => sum + fieldWidth(each), check);
}

function fieldWidth(each: Field): number {
  switch (each.kind) {
    case 'constant':
      return each.digits.length;
    case 'currency':
      return 1;
    case 'due-date':
      return each.format.length;
    default:
      return each.width;
  }
}

/** The 42 digits in the style of Pago Fácil; `company` is the code of four digits that the collector assigned. */
export function pagoFacilLayout(company: string): BarcodeLayout {
  return {
    fields: [
      { kind: 'constant', digits: company },
      { kind: 'amount', width: 8 },
      { kind: 'due-date', format: 'YYDDD' },
      { kind: 'client', width: 14 },
      { kind: 'currency', digit: '0' },
      { kind: 'surcharge', width: 6 },
      { kind: 'days-to-second', width: 2 },
    ],
    check: 'pago-facil',
  };
}

export const DEFAULT_BARCODE_LAYOUT = pagoFacilLayout('0000');
