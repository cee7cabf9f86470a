import type { BillingInvoiceLine } from '../../src/invoices/intake.ts';
import type { Cents } from '../../src/kit/money.ts';
import { centsToDecimal } from '../../src/kit/money.ts';

export type Tariff = { kind: 'metered' } | { kind: 'unmetered'; areaM2: number };

const FIXED_FLOOR: Cents = 450_000;
const WATER_PER_M3: Cents = 52_000;
const SEWER_PER_M3: Cents = 26_000;

/** Cubic metres behind a metered total. */
export const consumptionOf = (total: Cents): number =>
  Math.floor((netOf(total) - FIXED_FLOOR) / (WATER_PER_M3 + SEWER_PER_M3));

/** The total of a metered bill. */
export const meteredTotal = (cubicMetres: number): Cents =>
  gross(FIXED_FLOOR + 30_000 + cubicMetres * (WATER_PER_M3 + SEWER_PER_M3));

/** Lines that sum to the total, each its quantity times its unit price; the fixed charge takes up what is left. */
export function linesOf(invoiceNumber: string, total: Cents, tariff: Tariff): BillingInvoiceLine[] {
  const net = netOf(total);
  const supervision = supervisionOn(net);
  const used = tariff.kind === 'metered' ? meteredUse(total) : unmeteredUse(net, tariff.areaM2);
  const fixed = net - used.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  const lines: Item[] = [
    {
      concept: 'Cargo fijo',
      quantity: 1,
      unit: tariff.kind === 'metered' ? 'mes' : 'bimestre',
      price: fixed,
    },
    ...used,
    { concept: 'IVA 21 %', quantity: 1, unit: null, price: total - net - supervision },
    { concept: 'Tasa de fiscalización', quantity: 1, unit: null, price: supervision },
  ];
  return lines.map(({ concept, quantity, unit, price }, index) => ({
    invoice_number: invoiceNumber,
    line: index + 1,
    concept,
    quantity: String(quantity),
    unit,
    unit_price: centsToDecimal(price),
    amount_cents: quantity * price,
  }));
}

interface Item {
  concept: string;
  quantity: number;
  unit: string | null;
  price: Cents;
}

function meteredUse(total: Cents): Item[] {
  const quantity = consumptionOf(total);
  return [
    { concept: 'Consumo de agua', quantity, unit: 'm3', price: WATER_PER_M3 },
    { concept: 'Desagüe cloacal', quantity, unit: 'm3', price: SEWER_PER_M3 },
  ];
}

function unmeteredUse(net: Cents, areaM2: number): Item[] {
  const price = (percent: number) => Math.floor((net * percent) / 100 / areaM2);
  return [
    { concept: 'Agua potable, cuota fija', quantity: areaM2, unit: 'm2', price: price(60) },
    { concept: 'Desagüe cloacal', quantity: areaM2, unit: 'm2', price: price(30) },
  ];
}

const vatOn = (net: Cents) => Math.round((net * 21) / 100);
const supervisionOn = (net: Cents) => Math.round((net * 2) / 100);
const gross = (net: Cents) => net + vatOn(net) + supervisionOn(net);

/** The largest net amount whose total does not pass `total`: rounding leaves a cent at most, which VAT takes. */
function netOf(total: Cents): Cents {
  let net = Math.floor((total * 100) / 123) - 2;
  while (gross(net + 1) <= total) net += 1;
  return net;
}
