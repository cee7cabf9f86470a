import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomerAccess } from '../../src/accounts/access.ts';
import { accessThrough } from '../../src/accounts/access.ts';
import { enrol } from '../../src/direct-debit/enrolment/enrol.ts';
import { genericCsv } from '../../src/direct-debit/layouts/generic-csv.ts';
import { cutOrders } from '../../src/direct-debit/orders/cut.ts';
import type { WrittenFile } from '../../src/direct-debit/orders/files.ts';
import { writeFiles } from '../../src/direct-debit/orders/files.ts';
import type { RowEffect } from '../../src/direct-debit/orders/result.ts';
import { takeAnswer } from '../../src/direct-debit/orders/result.ts';
import type { DebitOrder } from '../../src/direct-debit/orders/store.ts';
import { listOrders } from '../../src/direct-debit/orders/store.ts';
import { addDays } from '../../src/kit/dates.ts';
import { localDate } from '../../src/kit/intl/zone.ts';
import type { TimedPortal } from '../identity/support.ts';
import { openTimedPortal } from '../identity/support.ts';

export const CBU = '2850590940090418135201';
export const CUIT = '20-05536168-2';
/** Ana's account: one bill due in 5 days, one in 35. */
export const ANAS = '100000001';
export const SOON = 'B-1001-25';
export const NEXT = 'B-1001-26';
export const DIALOG = `/cuentas/${ANAS}/debito-automatico`;

export interface Office extends TimedPortal {
  /** Today on the portal's clock. */
  today(): string;
  access(email?: string, number?: string): Promise<CustomerAccess>;
  enrolAna(): Promise<void>;
  order(invoiceNumber: string): Promise<DebitOrder>;
  /** Cuts the file as on the day before the last on which the bill's order is taken. */
  cut(on?: string): Promise<WrittenFile[]>;
  /** The bank's answer, row by row. */
  answer(...lines: string[]): Promise<RowEffect[]>;
}

/** The portal with the direct debit in hand, on Sunday 22 November 2026. */
export async function openOffice(): Promise<Office> {
  const portal = await openTimedPortal();
  const { deps } = portal;
  await deps.settings.current();
  const access = async (email = 'ana.gomez@example.com', number = ANAS) => {
    const user = await deps.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    const found = await accessThrough(deps.db, user.id, number);
    assert.ok(found);
    return found;
  };
  const office: Office = {
    ...portal,
    today: () => localDate(deps.clock.now(), deps.config.timeZone),
    access,
    enrolAna: async () => {
      const bankAccount = { cbu: CBU, taxId: '20055361682', holder: 'Ana María Gómez' };
      const done = await enrol(deps, await access(), { bankAccount, language: 'es' });
      assert.equal(done.kind, 'enrolled');
    },
    order: async (invoiceNumber) => {
      const row = await deps.db
        .selectFrom('debit_orders')
        .select(['id', 'account_number'])
        .where('invoice_number', '=', invoiceNumber)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const order = (await listOrders(deps.db, row.account_number)).find((one) => one.id === row.id);
      assert.ok(order);
      return order;
    },
    cut: async (on) => {
      await cutOrders(deps, on ?? addDays((await office.order(NEXT)).debitOn, -2));
      return await writeFiles({ ...deps, layout: genericCsv });
    },
    answer: async (...lines) => {
      const file = join(portal.dataDir, 'answer.csv');
      writeFileSync(file, ['order,result,reason,amount,date,enrolment', ...lines, ''].join('\n'));
      const answer = await genericCsv.read(file);
      assert.ok(answer.kind === 'read', answer.kind);
      assert.deepEqual(answer.bad, []);
      const effects: RowEffect[] = [];
      for (const row of answer.rows) effects.push(await takeAnswer(deps, row));
      return effects;
    },
  };
  return office;
}

/** The facts that were mailed about direct debit, and receipts. */
export async function debitMails({
  deps,
}: Office): Promise<{ key: string; to: string; subject: string; text: string }[]> {
  const rows = await deps.db.selectFrom('outbox').selectAll().orderBy('id').execute();
  return rows
    .filter((row) => /^(debit|receipt|chargeback):/.test(row.dedupe_key))
    .map((row) => ({ key: row.dedupe_key, to: row.recipient, subject: row.subject, text: row.text_body }));
}
