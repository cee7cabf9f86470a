import assert from 'node:assert/strict';
import { NEXT_BILL } from '../../payments/support/cast.ts';
import type { Till } from '../../payments/support/till.ts';
import { confirmBills, openTill } from '../../payments/support/till.ts';
import { DEBTS, DEBTS_BILLS, generate, instalmentsOf } from '../../plans/support.ts';
import type { TestBrowser } from '../../support/browser.ts';
import { collectorDigits } from './digits.ts';

const METERED = '100000001';
export const HOLDER = 'FERNÁNDEZ DE LA ENCINA Y AGÜERO ÑÁÑEZ, MARÍA DE LOS ÁNGELES GUADALUPE';
export const ADDRESS = 'Pasaje Ingeniero Agüero Peñaloza 12345, barrio Santísima Trinidad, manzana «Ñ»';
const LINES = 70;
const OLD_PAYMENTS = 60;

/** One kind of paper, where it is, and what its readers must find. */
export interface PaperCase {
  name: string;
  pdf: string;
  /** Its page on the screen, which prints as well. */
  page: string;
  heading: string;
  says: string[];
  /** What its page says on paper. */
  printed: string[];
  pages: 'one' | 'several';
  printsOn: 'one' | 'several';
  bars: string[];
  qr: string[];
  verified: boolean;
}

export interface Cast {
  till: Till;
  ana: TestBrowser;
  cases: PaperCase[];
}

/** Ana under a name and at an address that are long and full of marks, with everything there is a paper of. */
export async function openCast(): Promise<Cast> {
  const till = await openTill();
  await plant(till);
  const ana = await till.visitor();
  const cases = [
    await bill(till),
    await slip(till),
    await receipt(till, ana),
    ...lists(),
    await plan(till, ana),
    await charge(till, ana),
    await consent(till, ana),
  ];
  return { till, ana, cases };
}

async function plant({ deps: { db } }: Till): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ holder_name: HOLDER, service_address: ADDRESS })
    .where('number', 'in', [METERED, DEBTS])
    .execute();
  const lines = Array.from({ length: LINES }, (_, index) => ({
    invoice_number: NEXT_BILL,
    line: 100 + index,
    concept: `Concepto número ${index + 1}: año, señal y desagüe`,
    amount_cents: 0,
  }));
  await db.insertInto('invoice_lines').values(lines).execute();
  const payments = Array.from({ length: OLD_PAYMENTS }, (_, index) => ({
    reference: `CAJA-${index}`,
    account_number: METERED,
    invoice_number: `B-1001-${String((index % 24) + 1).padStart(2, '0')}`,
    paid_on: '2024-11-27',
    amount_cents: 123_456,
    channel: 'pagofacil',
  }));
  await db.insertInto('outside_payments').values(payments).execute();
  const old = Array.from({ length: OLD_PAYMENTS }, (_, index) => ({
    number: `B-0001-${index}`,
    account_number: METERED,
    kind: 'service' as const,
    period: `${2000 + Math.floor(index / 6)}-B${(index % 6) + 1}`,
    issued_on: '2010-01-01',
    due_on: '2010-01-15',
    amount_cents: 98_765,
    status: 'paid' as const,
    paid_on: '2010-01-14',
  }));
  await db.insertInto('invoices').values(old).execute();
}

const billsOf = ({ deps }: Till, numbers: string[]) =>
  deps.db.selectFrom('invoices').selectAll().where('number', 'in', numbers).orderBy('number').execute();

async function digitsOf(till: Till, numbers: string[]): Promise<string[]> {
  return (await billsOf(till, numbers)).map((row) =>
    collectorDigits({
      cents: row.amount_due_cents ?? row.amount_cents,
      dueOn: row.due_on,
      account: row.account_number,
      // What the billing system states is owed has no second date.
      ...(row.amount_due_cents === null ? laterOf(row) : {}),
    }),
  );
}

/** The demo's bills have a second due date ten days after the first. */
const laterOf = (row: { amount_cents: number; second_amount_cents: number | null }) =>
  row.second_amount_cents === null
    ? {}
    : { surchargeCents: row.second_amount_cents - row.amount_cents, daysToSecond: 10 };

async function bill(till: Till): Promise<PaperCase> {
  const page = `/cuentas/${METERED}/facturas/${NEXT_BILL}`;
  return {
    name: 'bill',
    printed: [NEXT_BILL, '41.102,50', `Concepto número ${LINES}: año, señal y desagüe`],
    pdf: `${page}.pdf`,
    page,
    heading: `Factura ${NEXT_BILL}`,
    says: [HOLDER, ADDRESS, '41.102,50', `Concepto número ${LINES}: año, señal y desagüe`],
    pages: 'several',
    printsOn: 'several',
    bars: await digitsOf(till, [NEXT_BILL]),
    qr: [till.deps.config.baseUrl + page],
    verified: true,
  };
}

async function slip(till: Till): Promise<PaperCase> {
  const query = DEBTS_BILLS.map((number) => `factura=${number}`).join('&');
  return {
    name: 'pay slip',
    printed: [...DEBTS_BILLS, '27.411,90'],
    pdf: `/cuentas/${DEBTS}/pagar/talon.pdf?${query}`,
    page: `/cuentas/${DEBTS}/pagar/otras-formas?${query}`,
    heading: 'Talón',
    says: [...DEBTS_BILLS, '27.411,90'],
    pages: 'several',
    printsOn: 'several',
    bars: await digitsOf(till, DEBTS_BILLS),
    qr: [],
    verified: false,
  };
}

async function receipt(till: Till, ana: TestBrowser): Promise<PaperCase> {
  const before = till.platform.checkouts.length;
  await confirmBills(ana, METERED, ['B-1001-25']);
  const id = till.platform.checkouts[before]?.order.attemptId ?? '';
  till.platform.pay(id, 'approved');
  await ana.get(`/pagos/${id}`);
  return {
    name: 'receipt',
    printed: ['B-1001-25', '43.858,12', 'Comprobante de pago'],
    pdf: `/pagos/${id}.pdf`,
    page: `/pagos/${id}`,
    heading: 'Comprobante de pago',
    says: [HOLDER, 'B-1001-25', '43.858,12'],
    pages: 'one',
    printsOn: 'one',
    bars: [],
    qr: [],
    verified: true,
  };
}

function lists(): PaperCase[] {
  const both: Pick<PaperCase, 'pages' | 'printsOn' | 'bars' | 'qr' | 'verified'> = {
    pages: 'several',
    printsOn: 'several',
    bars: [],
    qr: [],
    verified: true,
  };
  const home = `/cuentas/${METERED}/pagos`;
  return [
    {
      ...both,
      name: 'list of payments',
      printed: ['CAJA-9', '43.858,12'],
      pdf: `${home}.pdf`,
      page: home,
      heading: 'Historial de pagos',
      says: [HOLDER, 'B-1001-25', '43.858,12', '1.234,56'],
    },
    {
      ...both,
      name: 'list of paid bills',
      printed: ['B-1001-25', '43.858,12'],
      pdf: `${home}/facturas.pdf`,
      page: `${home}/facturas`,
      heading: 'Historial de facturas pagadas',
      says: [HOLDER, 'B-0001-7', '987,65'],
    },
  ];
}

async function plan(till: Till, ana: TestBrowser): Promise<PaperCase> {
  const id = await generate(ana, 12);
  const { deps } = till;
  const rows = await deps.db
    .selectFrom('plan_instalments')
    .select(['amount_cents as cents', 'due_on as dueOn'])
    .where('plan_id', '=', id)
    .orderBy('position')
    .execute();
  assert.equal((await instalmentsOf(till, id)).length, 12);
  const page = `/cuentas/${DEBTS}/planes/${id}`;
  return {
    name: 'plan and its coupons',
    printed: ['Cuota 12 de 12', 'Falta pagar la primera cuota', 'ya no se pagan por separado'],
    pdf: `${page}.pdf`,
    page,
    heading: 'Plan de pago',
    says: [HOLDER, 'Cupón de la cuota 12 de 12', 'Falta pagar la primera cuota'],
    pages: 'several',
    printsOn: 'several',
    bars: rows.map((row) => collectorDigits({ ...row, account: DEBTS })),
    qr: [],
    verified: true,
  };
}

async function charge(till: Till, ana: TestBrowser): Promise<PaperCase> {
  const page = `/cuentas/${DEBTS}/cargos/C-1002-1`;
  await ana.get(`${page}/facturar`);
  await ana.submit(`form[action="${page}/facturar"]`);
  const row = await till.deps.db
    .selectFrom('charges')
    .selectAll()
    .where('number', '=', 'C-1002-1')
    .executeTakeFirstOrThrow();
  assert.ok(row.due_on, 'the charge was billed');
  return {
    name: 'charge voucher',
    printed: ['C-1002-1', '18.500,00', 'Reconexión'],
    pdf: `${page}.pdf`,
    page,
    heading: 'Reconexión',
    says: [HOLDER, 'C-1002-1', '18.500,00', 'Reconexión'],
    pages: 'one',
    printsOn: 'one',
    bars: [collectorDigits({ cents: row.amount_cents, dueOn: row.due_on, account: DEBTS })],
    qr: [],
    verified: true,
  };
}

async function consent(till: Till, ana: TestBrowser): Promise<PaperCase> {
  const page = `/cuentas/${DEBTS}/factura-digital`;
  await ana.get(page);
  await ana.submit(`form[action="${page}"]`, { acepto: '1' });
  const row = await till.deps.db
    .selectFrom('consents')
    .selectAll()
    .where('kind', '=', 'digital-bill')
    .executeTakeFirstOrThrow();
  const here = `/cuentas/${DEBTS}/constancias/${row.id}`;
  return {
    name: 'consent',
    printed: [DEBTS, '2026-11', 'Reemplazan a las de papel, que dejan de enviarse.'],
    pdf: `${here}.pdf`,
    page: here,
    heading: 'Constancia',
    says: [DEBTS, '2026-11', 'Reemplazan a las de papel, que dejan de enviarse.'],
    pages: 'one',
    printsOn: 'one',
    bars: [],
    qr: [],
    verified: true,
  };
}
