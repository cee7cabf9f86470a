import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { RealPortal } from '../payments/support/real-portal.ts';
import { startReal } from '../payments/support/real-portal.ts';
import { attemptOf, comeBack, payOnline, signIn, webVisitor } from '../payments/support/web.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';
import { byText } from '../support/html.ts';

/** Ana's account with a digital bill and without direct debit, and the one with five overdue bills and a charge. */
export const METERED = '/cuentas/100000001';
export const DEBTS = '/cuentas/100000002';
export const CBU = '2850590940090418135201';

export interface Desk extends RealPortal {
  ana: TestBrowser;
}

/** A portal that listens on a port, and a customer with a browser that reads HTML and nothing else. */
export async function openDesk(t: TestContext, env: Record<string, string> = {}): Promise<Desk> {
  const portal = await startReal(t, env);
  const ana = webVisitor(portal.url);
  await signIn(ana);
  return { ...portal, ana };
}

/** Presses the button with these words, with what else its form asks for. */
export async function press(
  visitor: TestBrowser,
  words: string,
  values: Record<string, string> = {},
): Promise<TestPage> {
  const form = byText(visitor.page.root, 'button', words).closest('form');
  assert.ok(form, `the button «${words}» has a form`);
  form.setAttribute('data-pressed', '');
  return await visitor.submit('form[data-pressed]', values, { follow: false });
}

/** Presses, and goes where the answer leads inside the portal. */
export async function pressOn(
  visitor: TestBrowser,
  words: string,
  values: Record<string, string> = {},
): Promise<TestPage> {
  const answer = await press(visitor, words, values);
  return answer.status === 303 ? await visitor.get(answer.headers.get('location') ?? '/') : answer;
}

/** On the page of the question: says yes, pays on the platform and comes back to the portal. */
export async function payHere(visitor: TestBrowser): Promise<string> {
  const answer = await press(visitor, 'Sí, pagar');
  const checkout = answer.headers.get('location') ?? '';
  assert.match(checkout, /\/plataforma-de-prueba\//, 'the browser is sent to the platform');
  const page = await comeBack(visitor, await payOnline(visitor, checkout, { holder: 'APRO' }));
  assert.match(page.text, /Pago aprobado|Recibimos tu pago|Pagad/);
  return attemptOf(page.url);
}

export function shows(page: TestPage, ...words: (string | RegExp)[]): void {
  for (const word of words) {
    const found = typeof word === 'string' ? page.text.includes(word) : word.test(page.text);
    assert.ok(found, `${new URL(page.url).pathname} does not say ${word}: ${page.text.slice(0, 1500)}`);
  }
}

export function isPaper(page: TestPage): void {
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('content-type'), 'application/pdf');
  assert.equal(page.bytes.subarray(0, 5).toString(), '%PDF-');
}

/** What the panel *Cuenta adherida* says of an enrolment. */
export const panelOf = (page: TestPage): string =>
  page.root.querySelector('#estado')?.text.replace(/\s+/g, ' ').trim() ?? '';
