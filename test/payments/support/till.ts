import assert from 'node:assert/strict';
import type { TestBrowser, TestPage } from '../../support/browser.ts';
import type { TestPortal } from '../../support/portal.ts';
import { openPortal } from '../../support/portal.ts';
import { ANA, BILL, METERED, NOW } from './cast.ts';
import type { TestClock } from './clock.ts';
import { createTestClock } from './clock.ts';
import type { ScriptedPlatform } from './scripted-platform.ts';
import { createScriptedPlatform } from './scripted-platform.ts';

/** The portal with a clock and a payment platform in the hands of the test. */
export interface Till extends TestPortal {
  clock: TestClock;
  platform: ScriptedPlatform;
  /** A visitor who has signed in, without the pages of it. */
  visitor(email?: string): Promise<TestBrowser>;
}

export async function openTill(env: Record<string, string> = {}): Promise<Till> {
  const clock = createTestClock(NOW);
  const platform = createScriptedPlatform(clock);
  const portal = await openPortal({ clock, platform, env: { NOW, ...env } });
  return { ...portal, clock, platform, visitor: (email = ANA) => visitorOf(portal, email) };
}

export async function visitorOf(portal: TestPortal, email: string): Promise<TestBrowser> {
  const user = await portal.deps.db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const browser = portal.browser();
  browser.cookies.set('sid', await portal.deps.sessions.start({ id: user.id, email }));
  return browser;
}

/** Asks the question for these bills and answers *Sí, pagar*; the answer is not followed. */
export async function confirmBills(
  visitor: TestBrowser,
  account: string,
  bills: string[],
): Promise<TestPage> {
  const query = bills.map((bill) => `factura=${bill}`).join('&');
  await visitor.get(`/cuentas/${account}/pagar?${query}`);
  return await visitor.submit(`form[action="/cuentas/${account}/pagos"]`, {}, { follow: false });
}

/** Confirms and answers the attempt that was recorded, with the browser on its way to the platform. */
export async function startPaying(
  till: Till,
  visitor: TestBrowser,
  { account = METERED, bills = [BILL] }: { account?: string; bills?: string[] } = {},
): Promise<string> {
  const before = till.platform.checkouts.length;
  const page = await confirmBills(visitor, account, bills);
  const checkout = till.platform.checkouts[before];
  assert.ok(checkout, `no checkout was opened: ${page.status} ${page.headers.get('location')}`);
  assert.equal(page.status, 303);
  assert.equal(page.headers.get('location'), checkout.url);
  return checkout.order.attemptId;
}

/** A notice of the platform arrives; the job that works it off is up to the test. */
export async function sendNotice(till: Till, attemptId: string, eventId?: string): Promise<Response> {
  const { body, headers } = till.platform.notice(attemptId, eventId);
  return await till.app.request('http://localhost:3000/avisos/prueba', { method: 'POST', body, headers });
}
