import { compose } from '../../src/compose.ts';
import { createLog } from '../../src/kit/log.ts';
import { createBrowser, type TestBrowser } from '../support/browser.ts';
import { openPortal, type TestPortal, type TestPortalOptions } from '../support/portal.ts';

export type App = TestPortal['app'];

export interface LoggedPortal extends TestPortal {
  /** What was logged so far, a line each. */
  lines: string[];
}

/** The portal with a log that can be read. */
export async function openLogged(options: TestPortalOptions = {}): Promise<LoggedPortal> {
  const portal = await openPortal(options);
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const { deps, app } = compose(portal.deps.config, { db: portal.deps.db, log, port: 3000 });
  const browser = () => createBrowser((request) => app.fetch(request, {}), deps.config.baseUrl);
  return { ...portal, deps, app, lines, browser };
}

/** The token of a form of the page in view. */
export function tokenOf(visitor: TestBrowser): string {
  const field = visitor.page.root.querySelector('[name=_csrf]');
  if (!field) throw new Error(`no form on ${visitor.page.url}`);
  return field.getAttribute('value') ?? '';
}

/** Asks as no browser of ours would, with any method, headers and body. */
export async function ask(app: App, path: string, init: RequestInit = {}): Promise<Response> {
  return await app.fetch(new Request(new URL(path, 'http://localhost:3000'), init), {});
}

export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
