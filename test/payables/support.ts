import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { BillingAccount } from '../../src/accounts/intake.ts';
import { takeAccounts } from '../../src/accounts/intake.ts';
import type { Clock } from '../../src/kit/clock.ts';
import type { Db } from '../../src/kit/database.ts';
import { openDatabase, transact } from '../../src/kit/database.ts';
import type { OfferedPayable, Payable, PayableSource } from '../../src/payables/payable.ts';
import { copyMigrated } from '../support/template.ts';

export const ANAS = '100000001';
export const CARLAS = '100000006';

export interface Desk {
  db: Db;
  clock: Clock;
  wait(minutes: number): void;
}

/** An empty portal with Ana's and Carla's account, at noon in Mendoza. */
export async function openDesk(t: TestContext): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-payables-'));
  await copyMigrated(join(folder, 'portal.db'));
  const { db, close } = openDatabase(join(folder, 'portal.db'));
  t.after(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  await transact(db, (tx) =>
    takeAccounts(tx, [anAccount(ANAS, 'GÓMEZ, ANA MARÍA'), anAccount(CARLAS, 'FERRETERÍA EL CÓNDOR SRL')]),
  );
  let at = Date.parse('2026-03-10T15:00:00.000Z');
  return {
    db,
    clock: { now: () => new Date(at) },
    wait: (minutes) => {
      at += minutes * 60_000;
    },
  };
}

function anAccount(number: string, holder: string): BillingAccount {
  return {
    number,
    holder_name: holder,
    holder_surname: null,
    tax_id: null,
    service_address: 'San Martín 1234',
    locality: 'Godoy Cruz',
    postcode: '5501',
    category: 'residential',
    service: 'unmetered',
    meter_number: null,
    built_area_m2: null,
    status: 'active',
    closed_on: null,
    collection: 'portal',
    collection_note: null,
    ebill_email: null,
    bill_label: null,
    latitude: null,
    longitude: null,
    zone: null,
    customer_id: null,
  };
}

export function aBill(id: string, facts: Partial<Payable> = {}): Payable {
  return {
    kind: 'invoice',
    id,
    labels: { es: 'Bimestre 2 de 2026', en: 'Two-month period 2 of 2026' },
    reference: id,
    dueOn: '2026-03-15',
    secondDueOn: null,
    secondAmountCents: null,
    amountCents: 100_00,
    overdue: false,
    href: `/cuentas/${ANAS}/facturas/${id}`,
    ...facts,
  };
}

export const offered = (payable: Payable, obstacle: OfferedPayable['obstacle'] = null): OfferedPayable => ({
  ...payable,
  obstacle,
});

/** A source that always owes the same. */
export function sourceOf(kind: Payable['kind'], field: string, owed: Payable[] = []): PayableSource {
  return { kind, field, list: async () => owed, settle: async () => true, reopen: async () => true };
}
