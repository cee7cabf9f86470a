import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../kit/clock.ts';
import type { PaymentPlatform, PlatformTruth, ProviderPayment, RefusalReason } from './platform.ts';
import { PlatformRefused, PlatformUnavailable } from './platform.ts';

export interface TestPlatformOptions {
  /** Where the portal reaches it, e.g. `http://127.0.0.1:3000/plataforma-de-prueba`. */
  apiUrl: string;
  /** Where browsers reach it. */
  publicUrl: string;
  apiKey: string;
  noticeSecret: string;
  clock: Clock;
}

const TIMEOUT_MS = 8000;
const NOTICE_TOLERANCE_SECONDS = 300;

const REASONS: Record<string, RefusalReason> = {
  insufficient_funds: 'funds',
  bad_security_code: 'security-code',
  other_reason: 'other',
};

const payment = z.object({
  id: z.string(),
  status: z.enum(['approved', 'pending', 'rejected']),
  status_detail: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  method: z.enum(['card', 'bank_account']),
  last_four: z.string().nullable(),
});
const checkout = z.object({
  id: z.string(),
  url: z.url(),
  status: z.enum(['open', 'complete', 'expired', 'cancelled']),
  payments: z.array(payment),
});
const notice = z.object({ id: z.string().min(1), data: z.object({ reference: z.string().min(1) }) });

/** The embedded test platform, spoken to over HTTP like any other party. */
export function createTestPlatformAdapter(options: TestPlatformOptions): PaymentPlatform {
  const call = (path: string, init?: { body?: unknown; key?: string; method?: string }) =>
    callApi(options, path, init);
  return {
    name: 'test',
    label: 'Plataforma de prueba',
    needsScripts: false,
    origins: [new URL(options.publicUrl).origin],
    create: async (order) => {
      const { status, body } = await call('/api/checkouts', {
        method: 'POST',
        key: order.attemptId,
        body: {
          reference: order.attemptId,
          amount: order.amountCents,
          currency: order.currency,
          description: order.description,
          items: order.items.map((item) => ({ label: item.label, amount: item.amountCents })),
          return_url: order.returnUrl,
          notice_url: order.noticeUrl,
          locale: order.language,
        },
      });
      if (status !== 200 && status !== 201) throw new PlatformRefused(`create answered ${status}`);
      return understand(checkout, body);
    },
    lookup: async ({ attemptId, checkoutId }) => {
      if (checkoutId)
        return toTruth(await expectOk(call(`/api/checkouts/${encodeURIComponent(checkoutId)}`)));
      const found = await expectOk(call(`/api/checkouts?reference=${encodeURIComponent(attemptId)}`));
      const { checkouts } = understand(z.object({ checkouts: z.array(z.unknown()) }), found);
      return checkouts.length > 0 ? toTruth(checkouts[0]) : { checkout: null, payments: [] };
    },
    expire: async (checkoutId) => {
      const { status } = await call(`/api/checkouts/${encodeURIComponent(checkoutId)}/expire`, {
        method: 'POST',
      });
      if (status !== 200 && status !== 409) throw new PlatformUnavailable(`expire answered ${status}`);
    },
    readNotice: ({ rawBody, header }) => {
      if (!isSigned(options, header('x-test-signature') ?? '', rawBody)) return null;
      const parsed = notice.safeParse(parseJson(rawBody));
      return parsed.success ? { eventId: parsed.data.id, attemptId: parsed.data.data.reference } : null;
    },
  };
}

function toTruth(body: unknown): PlatformTruth {
  const found = understand(checkout, body);
  return {
    checkout: { id: found.id, url: found.url, status: found.status },
    payments: found.payments.map(
      (p): ProviderPayment => ({
        id: p.id,
        status: p.status,
        reason: p.status === 'rejected' ? (REASONS[p.status_detail] ?? 'other') : null,
        amountCents: p.amount,
        currency: p.currency,
        method: p.method,
        lastFour: p.last_four,
      }),
    ),
  };
}

async function callApi(
  options: TestPlatformOptions,
  path: string,
  init: { body?: unknown; key?: string; method?: string } = {},
): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(options.apiUrl + path, {
      method: init.method ?? 'GET',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        Authorization: `Bearer ${options.apiKey}`,
        'Content-Type': 'application/json',
        ...(init.key ? { 'Idempotency-Key': init.key } : {}),
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch (cause) {
    throw new PlatformUnavailable(`no answer from ${path}`, { cause });
  }
}

async function expectOk(answer: Promise<{ status: number; body: unknown }>): Promise<unknown> {
  const { status, body } = await answer;
  if (status !== 200) throw new PlatformUnavailable(`lookup answered ${status}`);
  return body;
}

function understand<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new PlatformUnavailable('answer not understood', { cause: parsed.error });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isSigned(options: TestPlatformOptions, header: string, rawBody: string): boolean {
  const parts = new Map(header.split(',').map((part) => part.split('=', 2) as [string, string]));
  const time = parts.get('t') ?? '';
  const age = Math.abs(options.clock.now().getTime() / 1000 - Number(time));
  if (!(age <= NOTICE_TOLERANCE_SECONDS)) return false;
  const expected = createHmac('sha256', options.noticeSecret).update(`${time}.${rawBody}`).digest();
  const given = Buffer.from(parts.get('v1') ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
