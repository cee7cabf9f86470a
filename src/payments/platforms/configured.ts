import { createHmac } from 'node:crypto';
import type { Config } from '../../config.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Log } from '../../kit/log.ts';
import { createMercadoPagoAdapter } from './mercadopago/adapter.ts';
import type { PaymentPlatform } from './platform.ts';
import { NOTICE_PATHS } from './platform.ts';
import { createStripeAdapter } from './stripe/adapter.ts';
import { createTestPlatformAdapter } from './test/adapter.ts';

export const TEST_PLATFORM_PATH = '/plataforma-de-prueba';

/** Secrets of the test platform, shared by both parties as a real contract would be. */
export function testPlatformKeys(config: Config) {
  const key = (purpose: string) => createHmac('sha256', config.secret).update(purpose).digest('hex');
  return { apiKey: key('test platform api'), noticeSecret: key('test platform notices') };
}

/** Where the portal itself is reached on this machine, past any proxy. */
export function loopbackUrl(config: Config, port: number): string {
  if (config.host === '0.0.0.0' || config.host === '::') return `http://127.0.0.1:${port}`;
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
}

/** Notices of the test platform stay on this machine; all others come in from outside. */
export function noticeUrlOf(config: Config, port: number): string {
  const origin = config.platform === 'test' ? loopbackUrl(config, port) : config.baseUrl;
  return origin + NOTICE_PATHS[config.platform];
}

interface Around {
  clock: Clock;
  log: Log;
  port: number;
}

/** The platform that the configuration names. */
export function createPlatform(config: Config, { clock, log, port }: Around): PaymentPlatform {
  if (config.mercadopago) return createMercadoPagoAdapter({ ...config.mercadopago, clock, log });
  if (config.stripe) return createStripeAdapter({ ...config.stripe, clock, log });
  const publicOrigin = config.testPlatformOrigin ?? config.baseUrl;
  return createTestPlatformAdapter({
    apiUrl: loopbackUrl(config, port) + TEST_PLATFORM_PATH,
    publicUrl: publicOrigin + TEST_PLATFORM_PATH,
    clock,
    ...testPlatformKeys(config),
  });
}
