import assert from 'node:assert/strict';
import type { TestBrowser, TestPage } from '../../support/browser.ts';
import { createBrowser } from '../../support/browser.ts';
import { patience } from '../../support/pace.ts';
import { ANA, BILL, METERED } from './cast.ts';

const PASSWORD = 'Manantial#26';
const ANSWER = 'Aconcagua';
const ANSWER_WITHIN_MS = 20_000;

/** A visitor of a portal that listens on a port. */
export function webVisitor(baseUrl: string, withinMs = ANSWER_WITHIN_MS): TestBrowser {
  return createBrowser((request) => {
    // A connection that is kept may be one to a server that was killed.
    request.headers.set('Connection', 'close');
    return fetch(request, { signal: AbortSignal.timeout(patience(withinMs)) });
  }, baseUrl);
}

/** Signs Ana in, by way of the security question when it is asked. */
export async function signIn(visitor: TestBrowser): Promise<void> {
  await visitor.get('/ingresar');
  await visitor.submit('form[action="/ingresar"]', { usuario: ANA, contrasena: PASSWORD });
  if (visitor.page.url.includes('/pregunta')) {
    const name = visitor.page.root
      .querySelector('main input[type="text"], main input:not([type])')
      ?.getAttribute('name');
    assert.ok(name, 'the question has a field for its answer');
    await visitor.submit('main form', { [name]: ANSWER });
  }
  assert.match(
    visitor.page.url,
    /\/cuentas/,
    `signed in: ${visitor.page.status} ${visitor.page.text.slice(0, 200)}`,
  );
}

/** Says *Sí, pagar* and answers where the browser is sent. */
export async function confirmOnline(
  visitor: TestBrowser,
  bills: readonly string[] = [BILL],
): Promise<string> {
  const query = bills.map((bill) => `factura=${bill}`).join('&');
  await visitor.get(`/cuentas/${METERED}/pagar?${query}`);
  const page = await visitor.submit(`form[action="/cuentas/${METERED}/pagos"]`, {}, { follow: false });
  assert.equal(page.status, 303);
  return page.headers.get('location') ?? '';
}

/** Fills in the platform's form; the holder's name decides. The answer is not followed. */
export async function payOnline(
  visitor: TestBrowser,
  checkout: string,
  { holder, byAccount = false }: { holder: string; byAccount?: boolean },
): Promise<TestPage> {
  await visitor.get(byAccount ? `${checkout}/cuenta-bancaria` : checkout);
  const means = byAccount
    ? { account_number: '0170099220000067797370' }
    : { card_number: '5031755734530604', expiry: '11/30', security_code: '123' };
  return await visitor.submit('form[method="post"]', { ...means, holder }, { follow: false });
}

/** Follows the payer back to the portal, whatever the platform's hint says. */
export async function comeBack(visitor: TestBrowser, answer: TestPage): Promise<TestPage> {
  return await visitor.get(answer.headers.get('location') ?? '');
}

export const attemptOf = (address: string) => /\/pagos\/([0-9A-Z]{26})/.exec(address)?.[1] ?? '';
