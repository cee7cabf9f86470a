import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Clock } from './kit/clock.ts';
import { clockFrom, systemClock } from './kit/clock.ts';
import { readVariables, troubled } from './kit/environment/read.ts';
import { currency, ipAddress, list, locale, port, timeZone } from './kit/environment/values.ts';
import type { PlatformSettings } from './payments/platforms/environment.ts';
import { platformProblems, platformSettings, platformVariables } from './payments/platforms/environment.ts';

const TEST_FAULTS = [
  'lose-notice',
  'double-notice',
  'late-notice',
  'reorder-notices',
  'timeout-after-charge',
  'refuse-create',
] as const;

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  BASE_URL: z.string().optional(),
  PORTAL_ENV: z.enum(['demo', 'production']).default('demo'),
  PORTAL_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  TRUSTED_PROXIES: list.pipe(z.array(ipAddress)).default([]),
  DEMO: z.enum(['0', '1']).optional(),
  ...platformVariables,
  PAYMENT_RETRY_MINUTES: z.coerce.number().int().min(0).max(1440).default(30),
  MAIL_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'begins with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().optional(),
  ALERT_EMAIL: z.string().optional(),
  TZ_UTILITY: timeZone.default('America/Argentina/Mendoza'),
  CURRENCY: currency.default('ARS'),
  LOCALE: locale.default('es-AR'),
  ACCOUNT_PROOF: z.enum(['surname+postcode', 'invoice']).default('surname+postcode'),
  TEST_PLATFORM_FAULTS: list.pipe(z.array(z.enum(TEST_FAULTS))).default([]),
  TEST_PLATFORM_ORIGIN: z.url().optional(),
  NOW: z.iso.datetime({ offset: true }).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

type Environment = z.infer<typeof environment>;

export interface Config extends PlatformSettings {
  port: number;
  host: string;
  dataDir: string;
  baseUrl: string;
  production: boolean;
  secret: string;
  trustedProxies: string[];
  demoData: boolean;
  retryMinutes: number;
  mailUrl: string | null;
  mailFrom: string;
  alertEmail: string | null;
  timeZone: string;
  currency: string;
  locale: string;
  accountProof: Environment['ACCOUNT_PROOF'];
  testFaults: Environment['TEST_PLATFORM_FAULTS'];
  testPlatformOrigin: string | null;
  startAt: Date | null;
  logLevel: Environment['LOG_LEVEL'];
}

/** All that is wrong with the environment, a line each. The process ends with 78 (EX_CONFIG). */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`Configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads the whole environment once; throws `ConfigError` with every problem at the same time. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const e = readVariables(environment, env, problems);
  problems.push(...platformProblems(e, troubled(problems)));
  const baseUrl = checkBaseUrl(e.BASE_URL ?? `http://localhost:${e.PORT}`, problems);
  const production = e.PORTAL_ENV === 'production';
  if (production) refuseInProduction(e, { baseUrl, problems });
  if (problems.length > 0) throw new ConfigError(problems);
  const dataDir = resolve(e.DATA_DIR);
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir,
    baseUrl,
    production,
    secret: e.PORTAL_SECRET ?? demoSecret(dataDir),
    trustedProxies: e.TRUSTED_PROXIES,
    demoData: !production && e.DEMO !== '0',
    ...platformSettings(e),
    retryMinutes: e.PAYMENT_RETRY_MINUTES,
    mailUrl: e.MAIL_URL ?? null,
    mailFrom: e.MAIL_FROM ?? 'Aguas del Valle <no-responder@example.com>',
    alertEmail: e.ALERT_EMAIL ?? null,
    timeZone: e.TZ_UTILITY,
    currency: e.CURRENCY,
    locale: e.LOCALE,
    accountProof: e.ACCOUNT_PROOF,
    testFaults: e.TEST_PLATFORM_FAULTS,
    testPlatformOrigin: e.TEST_PLATFORM_ORIGIN ?? null,
    startAt: e.NOW ? new Date(e.NOW) : null,
    logLevel: e.LOG_LEVEL,
  };
}

function refuseInProduction(e: Environment, found: { baseUrl: string; problems: string[] }): void {
  const known = troubled(found.problems);
  const refuse = (wrong: boolean, name: string, text: string) => {
    if (wrong && !known.has(name)) found.problems.push(`${name}: ${text}`);
  };
  const missing = 'must be set in production';
  refuse(!e.PORTAL_SECRET, 'PORTAL_SECRET', missing);
  refuse(e.PAYMENT_PLATFORM === 'test', 'PAYMENT_PLATFORM', 'the test platform is refused in production');
  refuse(!e.MAIL_URL, 'MAIL_URL', missing);
  refuse(!e.MAIL_FROM, 'MAIL_FROM', missing);
  refuse(!found.baseUrl.startsWith('https://'), 'BASE_URL', 'https is required in production');
  refuse(e.DEMO === '1', 'DEMO', 'only for the demo');
  refuse(e.NOW !== undefined, 'NOW', 'only for the demo');
  refuse(e.TEST_PLATFORM_FAULTS.length > 0, 'TEST_PLATFORM_FAULTS', 'only for the demo');
}

function checkBaseUrl(text: string, problems: string[]): string {
  const url = URL.parse(text);
  const usable = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search;
  if (!usable) problems.push('BASE_URL: an http(s) address without a path');
  return usable ? url.origin : text;
}

/** The demo keeps its secret beside its database, so that sessions outlive a restart. */
function demoSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}

export const databaseFile = (config: Config): string => join(config.dataDir, 'portal.db');

export const clockOf = (config: Config): Clock => (config.startAt ? clockFrom(config.startAt) : systemClock);
