import type { Account } from '../../src/accounts/account.ts';
import type { InvoiceInput } from '../../src/invoices/detail/page.ts';
import type { Invoice } from '../../src/invoices/invoice.ts';
import { amountOwed, invoiceState } from '../../src/invoices/invoice.ts';
import { createFormats } from '../../src/kit/formats.ts';
import type { Obstacle, OfferedPayable } from '../../src/payables/payable.ts';

export const TODAY = '2026-11-22';
export const TIME_ZONE = 'America/Argentina/Mendoza';
export const PHONE = '(0261) 555-0100';
const money = { locale: 'es-AR', currency: 'ARS', timeZone: TIME_ZONE };
export const spanish = createFormats('es', money);
export const english = createFormats('en', money);

/** Spaces that never break read as plain ones. */
export const plain = (text: string) => text.replace(/\u00a0/g, ' ');

export const ana: Account = {
  number: '100000001',
  holderName: 'GÓMEZ, ANA MARÍA',
  holderSurname: 'GÓMEZ',
  serviceAddress: 'Av. Emilio Civit 356',
  locality: 'Mendoza',
  postcode: '5500',
  category: 'residential',
  service: 'metered',
  meterNumber: 'M104417',
  status: 'active',
  closedOn: null,
  collection: 'portal',
  collectionNote: null,
  ebillEmail: null,
  billLabel: null,
  customerId: null,
};

export const carla: Account = {
  ...ana,
  number: '100000005',
  holderName: 'DÍAZ, CARLA',
  collection: 'leasing_office',
  collectionNote: 'Enviar a la oficina de arrendamiento',
};

export function invoice(changes: Partial<Invoice> = {}): Invoice {
  return {
    number: 'B-1001-25',
    accountNumber: ana.number,
    kind: 'service',
    period: '2026-09',
    issuedOn: '2026-11-12',
    dueOn: '2026-11-27',
    secondDueOn: '2026-12-07',
    amountCents: 4_385_812,
    secondAmountCents: 4_517_386,
    amountDueCents: null,
    status: 'open',
    paidOn: null,
    settledAt: null,
    settledBy: null,
    ...changes,
  };
}

export function offer(bill: Invoice, obstacle: Obstacle | null = null): OfferedPayable {
  return {
    kind: 'invoice',
    id: bill.number,
    labels: { es: 'Septiembre de 2026', en: 'September 2026' },
    reference: bill.number,
    dueOn: bill.dueOn,
    secondDueOn: bill.secondDueOn,
    secondAmountCents: bill.secondAmountCents,
    amountCents: amountOwed(bill, TODAY),
    overdue: invoiceState(bill, TODAY) === 'overdue',
    href: `/cuentas/${bill.accountNumber}/facturas/${bill.number}`,
    obstacle,
  };
}

export function detailInput(changes: Partial<InvoiceInput> = {}): InvoiceInput {
  const bill = changes.invoice ?? invoice();
  return {
    account: ana,
    today: TODAY,
    timeZone: TIME_ZONE,
    phone: PHONE,
    invoice: bill,
    lines: [
      { concept: 'Cargo fijo', quantity: '1', unit: 'mes', unitPrice: '5237.01', amountCents: 523_701 },
      {
        concept: 'Consumo de agua',
        quantity: '39.5',
        unit: 'm3',
        unitPrice: '978.0534',
        amountCents: 3_862_111,
      },
    ],
    offered: bill.status === 'open' && bill.settledAt === null ? offer(bill) : null,
    remarks: [],
    paidByPlan: false,
    ...changes,
  };
}
