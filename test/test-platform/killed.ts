import { serve } from '@hono/node-server';
import { createTestPlatform } from '../../src/test-platform/platform.ts';
import { API_KEY, BASE, NOTICE_SECRET } from './support.ts';

const [file = ''] = process.argv.slice(2);
const silent = () => {};

const platform = createTestPlatform({
  file,
  basePath: BASE,
  publicUrl: `http://127.0.0.1${BASE}`,
  apiKey: API_KEY,
  noticeSecret: NOTICE_SECRET,
  faults: new Set(),
  now: () => new Date('2026-03-10T12:00:00.000Z'),
  log: { info: silent, warn: silent, error: silent },
});
platform.start();
serve({ port: 0, hostname: '127.0.0.1', fetch: platform.fetch }, ({ port }) => console.log(port));
