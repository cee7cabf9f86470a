import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import type { Eta } from 'eta';
import { Hono } from 'hono';
import { compose } from '../../src/compose.ts';
import { databaseFile, readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { createLog } from '../../src/kit/log.ts';
import type { Visit } from './pages.ts';

/**
 * The floor: `node:http`, prepared statements, the same queries on the same file, the same compiled template
 * and the same bytes. What the portal does once is watched, and repeated with nothing in between.
 */
const [listFile = ''] = process.argv.slice(2);
const visits = JSON.parse(readFileSync(listFile, 'utf8')) as Visit[];
const keyOf = ({ path, cookie }: Visit) => `${path} ${cookie}`;

interface Recorded {
  queries: { sql: string; parameters: readonly unknown[] }[];
  template: string;
  model: object;
}

const { recordings, eta } = await record();
serve();

async function record(): Promise<{ recordings: Map<string, Recorded>; eta: Eta }> {
  const config = readConfig();
  let queries: Recorded['queries'] = [];
  const store = openDatabase(databaseFile(config), {
    // A note that somebody was seen is written once a minute, and is nobody's page.
    onQuery: (sql, parameters) => {
      if (/^(select|with)\b/i.test(sql)) queries.push({ sql, parameters });
    },
  });
  const { deps, app, eta } = compose(config, { db: store.db, log: createLog('silent'), port: 0 });
  await deps.settings.current();
  let rendered: { template: string; model: object } | null = null;
  const render = eta.render.bind(eta);
  eta.render = ((template: string, model: object) => {
    rendered ??= { template, model };
    return render(template, model);
  }) as typeof eta.render;
  const all = new Map<string, Recorded>();
  for (const visit of visits) {
    queries = [];
    rendered = null;
    const response = await new Hono()
      .mount('/', app.fetch)
      .request(visit.path, { headers: { Cookie: visit.cookie } });
    const seen = rendered as { template: string; model: object } | null;
    if (response.status !== 200 || !seen) throw new Error(`${visit.path} answered ${response.status}`);
    all.set(keyOf(visit), { queries, ...seen });
  }
  eta.render = render as typeof eta.render;
  await store.close();
  return { recordings: all, eta };
}

function serve(): void {
  const raw = new Database(databaseFile(readConfig()), { readonly: true });
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? raw.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const server = createServer((request, response) => {
    if (request.url === '/statements') {
      const counts = [...recordings].map(([key, { queries }]) => [key, queries.length]);
      response.end(JSON.stringify(Object.fromEntries(counts)));
      return;
    }
    const recorded = recordings.get(keyOf({ path: request.url ?? '', cookie: request.headers.cookie ?? '' }));
    if (!recorded) {
      response.writeHead(404).end();
      return;
    }
    for (const { sql, parameters } of recorded.queries) statement(sql).all(...parameters);
    const body = Buffer.from(eta.render(recorded.template, recorded.model));
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => console.log(`floor ${(server.address() as { port: number }).port}`));
}
