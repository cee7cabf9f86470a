import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { serve } from '@hono/node-server';
import { createLog } from '../../../src/kit/log.ts';
import { handleNotices } from '../../../src/payments/attempts/notices.ts';
import { openPortal } from '../../support/portal.ts';
import { ANA, BILL, METERED, NOW } from '../support/cast.ts';
import type { TestClock } from '../support/clock.ts';
import { createTestClock } from '../support/clock.ts';
import { confirmBills, visitorOf } from '../support/till.ts';
import type { Party, Sent, Signing } from './parties.ts';
import { PARTIES } from './parties.ts';

/** All that a payment leaves behind. */
export const PAYMENT_TABLES = [
  'payment_attempts',
  'payment_items',
  'payment_events',
  'payable_claims',
  'provider_payments',
  'ledger_entries',
  'received_notices',
  'suspense_payments',
  'settlement_lines',
  'invoices',
  'plan_instalments',
  'outbox',
  'audit_trail',
] as const;

type Rows = Record<(typeof PAYMENT_TABLES)[number], unknown[]>;

interface Sender extends Omit<Party, 'sign'> {
  sign(signing?: Signing): Sent;
}

/** A notice that somebody makes up. */
export type Case = (party: Sender) => Sent;

export interface Ear {
  party: Sender;
  clock: TestClock;
  log: { msg: string; level: number; status?: number }[];
  /** Posts over a socket; answers the status. */
  send(sent: Sent): Promise<number>;
  workOff(): Promise<void>;
  rows(): Promise<Rows>;
}

/** The portal on a port of its own, with a bill that was paid at the platform and is not known to be paid here. */
export async function listen(t: TestContext, name: keyof typeof PARTIES): Promise<Ear> {
  const clock = createTestClock(NOW);
  const party = await PARTIES[name](clock);
  const log: Ear['log'] = [];
  const portal = await openPortal({
    clock,
    env: { NOW, ...party.env },
    log: createLog('info', { write: (line) => log.push(JSON.parse(line)) }),
  });
  const page = await confirmBills(await visitorOf(portal, ANA), METERED, [BILL]);
  party.pay(page.headers.get('location') ?? '');
  const server = serve({ fetch: portal.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.on('listening', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return {
    party: { ...party, sign: (signing) => party.sign(portal, signing) },
    clock,
    log,
    send: async ({ address, headers, body }) => {
      const request = { method: 'POST', body, headers: { ...headers, Connection: 'close' } };
      const answer = await fetch(`http://127.0.0.1:${port}${address}`, request);
      await answer.arrayBuffer();
      return answer.status;
    },
    workOff: () => handleNotices(portal.deps.payments),
    rows: async () => {
      const rows = await Promise.all(
        PAYMENT_TABLES.map(async (table) => [
          table,
          await portal.deps.db.selectFrom(table).selectAll().execute(),
        ]),
      );
      return Object.fromEntries(rows) as Rows;
    },
  };
}
