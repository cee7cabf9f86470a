import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file of the exchange: its header and the rows of the account with this index. */
interface ExportFile {
  header: string;
  rowsOf(index: number): string[];
}

const BILLS = 12;
const PAID_BILLS = 10;
const LINES = 4;
const FIRST_ACCOUNT = 500_000_001;
/** Every so many accounts one has a meter. */
const METERED = 3;

const accountOf = (index: number) => String(FIRST_ACCOUNT + index);
const billOf = (index: number, bill: number) => `X-${accountOf(index)}-${String(bill).padStart(2, '0')}`;
const monthOf = (bill: number) => `2026-${String(bill).padStart(2, '0')}`;
const each = <T>(count: number, make: (number: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at + 1));

const FILES: Record<string, ExportFile> = {
  accounts: {
    header:
      'account_number,holder_name,holder_surname,service_address,locality,postcode,category,service,meter_number,status,collection,customer_id',
    rowsOf: (index) => {
      const meter = index % METERED === 0 ? `metered,M${index}` : 'unmetered,';
      return [
        `${accountOf(index)},"Gómez, Ana ${index}",Gómez,"9 de Julio ${index}, Piso 4",Mendoza,M5500,residential,${meter},active,portal,K${index}`,
      ];
    },
  },
  invoices: {
    header:
      'invoice_number,account_number,kind,period,issued_on,due_on,second_due_on,amount,second_due_amount,status,paid_on',
    rowsOf: (index) =>
      each(BILLS, (bill) => {
        const month = monthOf(bill);
        const state = bill <= PAID_BILLS ? `paid,${month}-18` : 'open,';
        return `${billOf(index, bill)},${accountOf(index)},service,2026-B${bill},${month}-05,${month}-20,${month}-28,4000.40,4120.41,${state}`;
      }),
  },
  invoice_lines: {
    header: 'invoice_number,line,concept,quantity,unit,unit_price,amount',
    rowsOf: (index) =>
      each(BILLS, (bill) =>
        each(
          LINES,
          (line) => `${billOf(index, bill)},${line},"Agua potable, rubro ${line}",243,m2,4.12,1000.10`,
        ),
      ).flat(),
  },
  readings: {
    header: 'account_number,meter_number,read_on,value_m3,estimated',
    rowsOf: (index) =>
      index % METERED === 0
        ? each(BILLS, (bill) => `${accountOf(index)},M${index},${monthOf(bill)}-03,${2600 + bill * 18},false`)
        : [],
  },
  payments: {
    header: 'payment_reference,account_number,invoice_number,paid_on,amount,channel',
    rowsOf: (index) =>
      each(
        PAID_BILLS,
        (bill) =>
          `CAJA-${index}-${bill},${accountOf(index)},${billOf(index, bill)},${monthOf(bill)}-18,4000.40,banco`,
      ),
  },
};

/** Writes an export of so many accounts into a folder, piece by piece, and answers its number of rows. */
export async function writeBillingExport(dir: string, accounts: number): Promise<number> {
  let rows = 0;
  function* linesOf({ header, rowsOf }: ExportFile): Generator<string> {
    yield `${header}\n`;
    for (let index = 0; index < accounts; index++) {
      const own = rowsOf(index);
      rows += own.length;
      if (own.length > 0) yield `${own.join('\n')}\n`;
    }
  }
  for (const [name, file] of Object.entries(FILES)) {
    await pipeline(Readable.from(linesOf(file)), createWriteStream(join(dir, `${name}.csv`)));
  }
  return rows;
}
