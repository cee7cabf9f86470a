import { join } from 'node:path';
import { compose } from '../../src/compose.ts';
import type { Deps } from '../../src/deps.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { createBrowser, type TestBrowser, type TestPage } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import { withoutChance } from './support.ts';

/** What one request costs and answers: two that must not be told apart have the same. */
export interface Work {
  queries: string[];
  /** Argon2 runs, each by its name: `hash` or `verify`. */
  hashes: string[];
  status: number;
  location: string | null;
  body: string;
  headers: string[];
}

export interface CountedTry {
  env?: Record<string, string>;
  /** Plants rows before anything is counted. */
  plant?(deps: Deps): Promise<void>;
  /** Everything up to the request that is looked at: opening the form, using the limits up. */
  before(visitor: TestBrowser): Promise<unknown>;
  send(visitor: TestBrowser): Promise<TestPage>;
  /** What was typed, which the page echoes. */
  typed: readonly string[];
}

/** Counts one request in a portal of its own. */
export async function workOf({ env = {}, plant, before, send, typed }: CountedTry): Promise<Work> {
  const portal = await openPortal({ env });
  await plant?.(portal.deps);
  const queries: string[] = [];
  const hashes: string[] = [];
  const store = openDatabase(join(portal.dataDir, 'portal.db'), { onQuery: (sql) => queries.push(sql) });
  const { deps, app } = compose(portal.deps.config, { db: store.db, log: portal.deps.log, port: 3000 });
  countHashes(deps, hashes);
  const visitor = createBrowser((request) => app.fetch(request, {}), deps.config.baseUrl);
  await before(visitor);
  queries.length = 0;
  hashes.length = 0;
  const page = await send(visitor);
  await store.close();
  return {
    queries,
    hashes,
    status: page.status,
    location: page.headers.get('location'),
    body: typed
      .filter(Boolean)
      .reduce((body, word) => body.replaceAll(word, 'TYPED'), withoutChance(page.body)),
    headers: [...page.headers.keys()].sort(),
  };
}

function countHashes(deps: Deps, hashes: string[]): void {
  const { passwords } = deps;
  deps.passwords = {
    hash: (password) => {
      hashes.push('hash');
      return passwords.hash(password);
    },
    verify: (stored, password) => {
      hashes.push('verify');
      return passwords.verify(stored, password);
    },
  };
}
