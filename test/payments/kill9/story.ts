import assert from 'node:assert/strict';
import type { TestBrowser } from '../../support/browser.ts';
import { BILL, METERED } from '../support/cast.ts';
import { comeBack, confirmOnline, payOnline } from '../support/web.ts';

/** Where the customer was; for telling at which moments the server was killed. */
export type Step = 'looking' | 'confirming' | 'going on' | 'paying' | 'coming back' | 'receipt';

const MAX_ROUNDS = 4;

/**
 * What a customer does who wants one bill paid, wherever the story broke off before: chooses and confirms it, or goes
 * on with the attempt that holds it, pays, comes back. Ends at the receipt; answers the attempt's address.
 */
export async function wantPaid(ana: TestBrowser, at: (step: Step) => void): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    at('looking');
    await ana.get(`/cuentas/${METERED}`);
    assert.equal(ana.page.status, 200, ana.page.text.slice(0, 300));
    const box = ana.page.root.querySelector(`input[name="factura"][value="${BILL}"]`);
    if (!box) return at('receipt');
    const checkout = box.hasAttribute('disabled') ? await goOn(ana, at) : await confirm(ana, at);
    if (checkout) await pay(ana, checkout, at);
  }
  assert.fail(`after ${MAX_ROUNDS} rounds the bill is still not paid: ${ana.page.text.slice(0, 300)}`);
}

async function confirm(ana: TestBrowser, at: (step: Step) => void): Promise<string | null> {
  at('confirming');
  const place = await confirmOnline(ana);
  return place.startsWith('/pagos/') ? null : place;
}

async function goOn(ana: TestBrowser, at: (step: Step) => void): Promise<string | null> {
  at('going on');
  const link = ana.page.root.querySelector('tr.blocked a[href^="/pagos/"]')?.getAttribute('href');
  assert.ok(link, `a blocked bill leads to its payment: ${ana.page.text.slice(0, 300)}`);
  await ana.get(link);
  if (!ana.page.root.querySelector('form[action$="/continuar"]')) return null;
  const answer = await ana.submit('form[action$="/continuar"]', {}, { follow: false });
  const place = answer.headers.get('location') ?? '';
  return place.startsWith('/pagos/') ? null : place;
}

async function pay(ana: TestBrowser, checkout: string, at: (step: Step) => void): Promise<void> {
  at('paying');
  const answer = await payOnline(ana, checkout, { holder: 'APRO' });
  assert.equal(answer.status, 303);
  at('coming back');
  const page = await comeBack(ana, answer);
  assert.equal(page.status, 200);
  assert.match(page.text, /Comprobante de pago/);
}
