import assert from 'node:assert/strict';
import type { TestBrowser, TestPage } from '../../support/browser.ts';
import { attemptOf } from '../support/web.ts';
import type { Random } from './random.ts';
import type { Step } from './story.ts';
import type { Member } from './town.ts';

/** What was answered to the people of a crowd; none of it may be lost. */
export interface Acknowledged {
  /** Checkouts that a browser was sent to. */
  checkouts: Set<string>;
  /** Attempts that the platform took money for. */
  charged: Set<string>;
  /** Attempts whose receipt was shown. */
  receipts: Set<string>;
}

export interface Customer {
  member: Member;
  browser: TestBrowser;
  random: Random;
  told: Acknowledged;
  step: Step;
  /** The attempt that this browser has begun and not seen the end of. */
  begun: string | null;
}

/** One visit: looks at what is owed, and pays something of it or goes on with what was begun. */
export async function visit(customer: Customer): Promise<void> {
  customer.step = 'looking';
  await lookAtBills(customer);
  const free = customer.browser.page.root
    .querySelectorAll('input[name="factura"]')
    .filter((box) => !box.hasAttribute('disabled'))
    .map((box) => box.getAttribute('value') ?? '');
  if (customer.begun) return await goOn(customer, customer.begun);
  if (free.length === 0) return await readPapers(customer);
  const chosen = free.slice(0, customer.random() < 0.3 ? 2 : 1);
  await confirm(customer, chosen);
}

async function lookAtBills(customer: Customer): Promise<void> {
  const { browser, member } = customer;
  await look(customer, member.token ? `/cuentas/${member.account}` : '/pagar/facturas');
  if (member.token || new URL(browser.page.url).pathname !== '/pagar') return;
  sound(await browser.submit('form[action="/pagar/cuenta"]', member.proof));
}

const look = async ({ browser }: Customer, address: string) => sound(await browser.get(address));

function sound(page: TestPage): TestPage {
  assert.ok(
    page.status < 400 || page.status === 422,
    `${page.url}: ${page.status} ${page.text.slice(0, 300)}`,
  );
  return page;
}

async function readPapers(customer: Customer): Promise<void> {
  const { token, account } = customer.member;
  await look(customer, token ? `/cuentas/${account}/pagos` : '/pagar');
}

async function confirm(customer: Customer, bills: string[]): Promise<void> {
  const { browser, member } = customer;
  customer.step = 'confirming';
  const query = bills.map((bill) => `factura=${bill}`).join('&');
  const [question, action] = member.token
    ? [`/cuentas/${member.account}/pagar`, `/cuentas/${member.account}/pagos`]
    : ['/pagar/pregunta', '/pagar/pagos'];
  await look(customer, `${question}?${query}`);
  const form = `form[action="${action}"]`;
  // Somebody else of the account may have been faster: then it leads back to the list.
  if (!browser.page.root.querySelector(form)) return;
  const email = member.token ? {} : { correo: 'vecina@example.com' };
  const answer = sound(await browser.submit(form, email, { follow: false }));
  await follow(customer, answer.headers.get('location') ?? '');
}

/** To the platform, or to the attempt that has the bills in hand. */
async function follow(customer: Customer, place: string): Promise<void> {
  if (place.startsWith('/pagos/')) customer.begun = attemptOf(place);
  else if (place.includes('/c/')) {
    customer.told.checkouts.add(place);
    await pay(customer, place);
  }
}

async function goOn(customer: Customer, attempt: string): Promise<void> {
  const { browser } = customer;
  customer.step = 'going on';
  await look(customer, `/pagos/${attempt}`);
  see(customer, attempt);
  if (!browser.page.root.querySelector('form[action$="/continuar"]')) {
    customer.begun = null;
    return;
  }
  const answer = sound(await browser.submit('form[action$="/continuar"]', {}, { follow: false }));
  await follow(customer, answer.headers.get('location') ?? '');
}

const CARD = { card_number: '5031755734530604', expiry: '11/30', security_code: '123' };
const HOLDERS = ['APRO', 'APRO', 'APRO', 'APRO', 'APRO', 'APRO', 'CONT', 'FUND'] as const;

async function pay(customer: Customer, checkout: string): Promise<void> {
  const { browser, random, told } = customer;
  customer.step = 'paying';
  await look(customer, checkout);
  if (!browser.page.root.querySelector('form[method="post"]')) return;
  const holder = HOLDERS[Math.floor(random() * HOLDERS.length)] ?? 'APRO';
  const answer = sound(await browser.submit('form[method="post"]', { ...CARD, holder }, { follow: false }));
  const back = answer.headers.get('location');
  // Another browser of the account may have closed or paid the same checkout just now.
  if (!back) return;
  const attempt = attemptOf(back);
  if (new URL(back).searchParams.get('estado') === 'aprobado') told.charged.add(attempt);
  customer.step = 'coming back';
  customer.begun = attempt;
  await look(customer, back);
  see(customer, attempt);
  customer.begun = null;
}

function see({ browser, told }: Customer, attempt: string): void {
  if (/Comprobante de pago/.test(browser.page.text)) told.receipts.add(attempt);
}
