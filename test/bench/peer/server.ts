import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import Database from 'better-sqlite3';
import ejs from 'ejs';
import Fastify from 'fastify';
import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import { homePage } from './page.ts';
import { readHome } from './queries.ts';

// What a team would pick instead of this portal: Fastify, Kysely as it comes, EJS with its templates compiled once. The
// same INICIO from the same file. The addresses of static files are given, since their hashes are the portal's.
const [file = '', assetList = '{}'] = process.argv.slice(2);
const assets = JSON.parse(assetList) as Record<string, string>;
const raw = new Database(file, { timeout: 10_000 });
raw.pragma('journal_mode = WAL');
const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: raw }) });
const template = ejs.compile(readFileSync(join(import.meta.dirname, 'home.ejs'), 'utf8'));
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Argentina/Mendoza', dateStyle: 'short' });
const IDLE_MS = 45 * 60_000;

const app = Fastify({ logger: { level: process.env.LOG_LEVEL ?? 'info', stream: process.stderr } });
await app.register(cookie);

app.get<{ Params: { number: string } }>('/cuentas/:number', async (request, reply) => {
  const session = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .selectAll('sessions')
    .select('users.email')
    .where(
      'token_hash',
      '=',
      createHash('sha256')
        .update(request.cookies.sid ?? '')
        .digest('hex'),
    )
    .executeTakeFirst();
  const now = new Date();
  const live =
    session &&
    session.expires_at > now.toISOString() &&
    now.getTime() - Date.parse(session.last_seen_at) < IDLE_MS;
  if (!live) return reply.redirect('/ingresar', 303);
  const home = await readHome(db, request.params.number, session.user_id);
  if (!home) return reply.code(404).send('not found');
  const noise = randomBytes(12).toString('base64url');
  const csrf = `${noise}.${createHmac('sha256', session.csrf_secret).update(noise).digest('base64url')}`;
  const html = template({ ...homePage(home, today.format(now)), assets, csrf });
  return reply
    .header(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:",
    )
    .header('X-Content-Type-Options', 'nosniff')
    .header('X-Frame-Options', 'DENY')
    .header('Referrer-Policy', 'same-origin')
    .header('Cache-Control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
});

const address = await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`peer ${new URL(address).port}`);
