import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { after } from 'node:test';
import { readConfig } from '../../../src/config.ts';
import type { OpenDatabase } from '../../../src/kit/database.ts';
import { openDatabase } from '../../../src/kit/database.ts';
import { createLog } from '../../../src/kit/log.ts';
import { startPortal } from '../../../src/server.ts';
import { makeDemoData, SECRET } from './demo-data.ts';

const demo = await makeDemoData();
after(() => demo.remove());

export interface RealPortal {
  url: string;
  dataDir: string;
  store: OpenDatabase;
}

/** The server with its embedded test platform: two parties, HTTP between them. */
export async function startReal(t: TestContext, env: Record<string, string> = {}): Promise<RealPortal> {
  const dataDir = demo.copy();
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, PORTAL_SECRET: SECRET, ...env });
  const portal = await startPortal(config, createLog('silent'));
  const store = openDatabase(join(dataDir, 'portal.db'));
  t.after(async () => {
    await store.close();
    await portal.stop();
  });
  return { url: portal.url, dataDir, store };
}
