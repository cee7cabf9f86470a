import type { Hono } from 'hono';
import type { PortalEnv } from './http/context.ts';
import type { Db } from './kit/database.ts';

/** `/salud`: 200 when the database answers a query. */
export function healthRoutes(app: Hono<PortalEnv>, { db }: { db: Db }): void {
  app.get('/salud', async (c) => {
    await db.selectFrom('settings').select('key').limit(1).execute();
    return c.json({ status: 'ok' });
  });
}
