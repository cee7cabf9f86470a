import { DEMO_ANSWER } from '../../db/seeds/demo-people.ts';
import { createBrowser, type TestBrowser, type TestPage } from '../support/browser.ts';
import { openPortal, type TestPortal } from '../support/portal.ts';

export const ANA = { usuario: 'ana.gomez@example.com', contrasena: 'Manantial#26' };
export const CARLA = { usuario: 'carla.diaz@example.com', contrasena: 'Vertiente#26' };
export const NOBODY = { usuario: 'nadie@example.com', contrasena: 'Manantial#26' };
const START = '2026-11-22T12:00:00.000Z';

export interface TimedPortal extends TestPortal {
  /** Moves the portal's clock, which otherwise stands still. */
  pass(time: { minutes?: number; seconds?: number }): void;
  /** A visitor from an address of their own. */
  from(address: string, app?: TestPortal['app']): TestBrowser;
}

/** The portal with a clock in the test's hand. */
export async function openTimedPortal(env: Record<string, string> = {}): Promise<TimedPortal> {
  const portal = await openPortal({ env: { NOW: START, ...env } });
  let at = Date.parse(START);
  portal.deps.clock.now = () => new Date(at);
  return {
    ...portal,
    pass: ({ minutes = 0, seconds = 0 }) => {
      at += (minutes * 60 + seconds) * 1000;
    },
    from: (address, app = portal.app) =>
      createBrowser(
        (request) => app.fetch(request, { incoming: { socket: { remoteAddress: address } } }),
        portal.deps.config.baseUrl,
      ),
  };
}

/** Opens the sign-in page and tries the pair once; answers what came at once, without following it. */
export async function tryPassword(visitor: TestBrowser, who: Record<string, string>): Promise<TestPage> {
  await visitor.get('/ingresar');
  return await visitor.submit('form[action="/ingresar"]', who, { follow: false });
}

/** Signs in on the sign-in page in view, wherever that leads; answers the security question on the way. */
export async function signInHere(visitor: TestBrowser, who: Record<string, string>): Promise<TestPage> {
  const page = await visitor.submit('form[action="/ingresar"]', who);
  const asked = new URL(page.url).pathname === '/pregunta';
  return asked ? await visitor.submit('form[action="/pregunta"]', { respuesta: DEMO_ANSWER }) : page;
}

/** Like `tryPassword`, and answers the security question where it is asked. */
export async function trySignIn(visitor: TestBrowser, who: Record<string, string>): Promise<TestPage> {
  const page = await tryPassword(visitor, who);
  const next = page.headers.get('location') ?? '';
  return next.startsWith('/pregunta') ? await answerQuestion(visitor, next) : page;
}

export async function answerQuestion(visitor: TestBrowser, question: string): Promise<TestPage> {
  await visitor.get(question);
  return await visitor.submit('form[action="/pregunta"]', { respuesta: DEMO_ANSWER }, { follow: false });
}

/** What differs between any two answers by chance: tokens and the number of the request. */
export function withoutChance(body: string): string {
  return body
    .replace(/name="_csrf" value="[^"]+"/g, 'name="_csrf"')
    .replace(/[0-9A-HJKMNP-TV-Z]{26}/g, 'REQUEST');
}
