import assert from 'node:assert/strict';
import type { CustomerAccess } from '../../../src/accounts/access.ts';
import { accessThrough } from '../../../src/accounts/access.ts';
import type { Begun } from '../../../src/direct-debit/cards/setup/begin.ts';
import { beginCard } from '../../../src/direct-debit/cards/setup/begin.ts';
import { finishSetup } from '../../../src/direct-debit/cards/setup/finish.ts';
import type { DebitOrder } from '../../../src/direct-debit/orders/store.ts';
import { findOrder } from '../../../src/direct-debit/orders/store.ts';
import { reconcile } from '../../../src/payments/attempts/reconcile.ts';
import { recordAttempt } from '../../../src/payments/attempts/start.ts';
import type { TestClock } from '../../payments/support/clock.ts';
import { createTestClock } from '../../payments/support/clock.ts';
import type { ScriptedPlatform } from '../../payments/support/scripted-platform.ts';
import { createScriptedPlatform } from '../../payments/support/scripted-platform.ts';
import { visitorOf } from '../../payments/support/till.ts';
import type { TestBrowser } from '../../support/browser.ts';
import type { TestPortal } from '../../support/portal.ts';
import { openPortal } from '../../support/portal.ts';

export const ANA = 'ana.gomez@example.com';
/** Ana's account: one bill due in 5 days, one in 35. */
export const ANAS = '100000001';
export const NEXT = 'B-1001-26';
export const HOME = `/cuentas/${ANAS}`;
export const DEBIT = `${HOME}/debito-automatico`;
export const CARD_PAGE = `${DEBIT}/tarjeta`;
/** Sunday; the bill is due on Sunday 27 December and is debited on Monday, at nine in Mendoza. */
const NOW = '2026-11-22T12:00:00.000Z';
export const DEBIT_DAY = '2026-12-28T12:00:00.000Z';

export interface CardOffice extends TestPortal {
  clock: TestClock;
  platform: ScriptedPlatform;
  visitor(email?: string): Promise<TestBrowser>;
  access(email?: string, number?: string): Promise<CustomerAccess>;
  begin(): Promise<Begun>;
  /** Ana's account with a card; answers its token. */
  enrolCard(): Promise<string>;
  order(invoiceNumber?: string): Promise<DebitOrder>;
  mails(): Promise<{ key: string; to: string; subject: string; text: string }[]>;
  moveTo(instant: string): void;
}

/** The portal with clock and platform in the hands of the test. */
export async function openCardOffice(): Promise<CardOffice> {
  const clock = createTestClock(NOW);
  const platform = createScriptedPlatform(clock);
  const portal = await openPortal({ clock, platform, env: { NOW } });
  const { deps } = portal;
  await deps.settings.current();
  const access = async (email = ANA, number = ANAS) => {
    const user = await deps.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    const found = await accessThrough(deps.db, user.id, number);
    assert.ok(found);
    return found;
  };
  const office: CardOffice = {
    ...portal,
    clock,
    platform,
    access,
    visitor: (email = ANA) => visitorOf(portal, email),
    begin: async () => beginCard(deps, await access(), { language: 'es', cards: platform.cards }),
    enrolCard: async () => {
      const begun = await office.begin();
      assert.equal(begun.kind, 'go');
      const id = platform.cards.sessions.at(-1)?.enrolmentId ?? '';
      const token = platform.cards.keep(id);
      const { setup } = await finishSetup(deps, id);
      assert.equal(setup?.state, 'enrolled');
      return token;
    },
    order: async (invoiceNumber = NEXT) => {
      const row = await deps.db
        .selectFrom('debit_orders')
        .select('id')
        .where('invoice_number', '=', invoiceNumber)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const order = await findOrder(deps.db, row.id);
      assert.ok(order);
      return order;
    },
    mails: async () => {
      const rows = await deps.db.selectFrom('outbox').selectAll().orderBy('id').execute();
      return rows.map((row) => ({
        key: row.dedupe_key,
        to: row.recipient,
        subject: row.subject,
        text: row.text_body,
      }));
    },
    moveTo: (instant) => {
      clock.advance({ seconds: (Date.parse(instant) - clock.now().getTime()) / 1000 });
    },
  };
  return office;
}

export const setups = ({ deps }: CardOffice) =>
  deps.db.selectFrom('card_setups').selectAll().orderBy('id').execute();

export const enrolments = ({ deps }: CardOffice) =>
  deps.db
    .selectFrom('direct_debit_enrolments')
    .selectAll()
    .where('account_number', '=', ANAS)
    .orderBy('id')
    .execute();

export const CENTS = 4_110_250;

/** Ana's account with a card, on the morning of the debit. */
export async function debitDay(facts: Parameters<CardOffice['platform']['add']>[1] = {}) {
  const office = await openCardOffice();
  const token = await office.enrolCard();
  office.platform.cards.outcomes.set(token, facts);
  office.moveTo(DEBIT_DAY);
  return { office, token, charges: office.platform.cards.charges };
}

export const attemptsOf = ({ deps }: CardOffice) =>
  deps.db
    .selectFrom('payment_attempts')
    .selectAll()
    .where('charged_by', '=', 'enrolled-card')
    .orderBy('created_at')
    .execute();

export const credits = ({ deps }: CardOffice) =>
  deps.db.selectFrom('ledger_entries').select(['kind', 'amount_cents as cents']).execute();

export const asksAgain = async ({ deps, clock }: CardOffice, minutes: number) => {
  clock.advance({ minutes });
  await reconcile(deps.payments, { all: false });
};

export const payByHand = async (office: CardOffice) =>
  recordAttempt(office.deps.payments, await office.access(), {
    fields: { factura: NEXT },
    confirmedCents: null,
    receiptEmail: 'ana.gomez@example.com',
    language: 'es',
  });
