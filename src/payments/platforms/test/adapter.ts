import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import { entryOf, expectOk, parseJson, understand } from '../api.ts';
import type { PaymentPlatform, PlatformTruth, ProviderPayment, RefusalReason } from '../platform.ts';
import { PlatformRefused, PlatformUnavailable } from '../platform.ts';
import { isSealed, partsOf } from '../seal.ts';
import { testCards } from './cards.ts';
import type { TestApi, TestCall } from './client.ts';
import { callTestPlatform } from './client.ts';

export interface TestPlatformOptions extends TestApi {
  /** Where browsers reach it. */
  publicUrl: string;
  noticeSecret: string;
  clock: Clock;
}

const NOTICE_TOLERANCE_SECONDS = 300;

const REASONS: Record<string, RefusalReason> = {
  insufficient_funds: 'funds',
  bad_security_code: 'security-code',
  other_reason: 'other',
};

const payment = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(['approved', 'pending', 'rejected']),
  status_detail: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  method: z.enum(['card', 'bank_account']),
  last_four: z.string().nullable(),
  refunded: z.number().int(),
  disputed: z.boolean(),
  updated_at: z.string(),
});
const checkout = z.object({
  id: z.string(),
  url: z.url(),
  status: z.enum(['open', 'complete', 'expired', 'cancelled']),
  payments: z.array(payment),
});
const notice = z.object({
  id: z.string().min(1),
  data: z.object({ reference: z.string().min(1), payment_id: z.string().min(1).optional() }),
});

/** The embedded test platform, spoken to over HTTP like any other party. */
export function createTestPlatformAdapter(options: TestPlatformOptions): PaymentPlatform {
  const call: TestCall = (path, init = {}) => callTestPlatform(options, path, init);
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
        return toTruth(await expectOk(call(`/api/checkouts/${encodeURIComponent(checkoutId)}`), 'lookup'));
      const found = await expectOk(
        call(`/api/checkouts?reference=${encodeURIComponent(attemptId)}`),
        'lookup',
      );
      const { checkouts } = understand(z.object({ checkouts: z.array(z.unknown()) }), found);
      return checkouts.length > 0 ? toTruth(checkouts[0]) : { checkout: null, payments: [] };
    },
    expire: async (checkoutId) => {
      const { status } = await call(`/api/checkouts/${encodeURIComponent(checkoutId)}/expire`, {
        method: 'POST',
      });
      if (status !== 200 && status !== 409) throw new PlatformUnavailable(`expire answered ${status}`);
    },
    list: async function* ({ from, to }) {
      const found = await expectOk(call(`/api/payments?since=${encodeURIComponent(from)}`), 'list');
      const { payments } = understand(z.object({ payments: z.array(payment) }), found);
      for (const one of payments) if (one.updated_at <= to) yield toPayment(one);
    },
    readNotice: ({ rawBody, header }) => {
      if (!isSigned(options, header('x-test-signature') ?? '', rawBody)) return null;
      const parsed = notice.safeParse(parseJson(rawBody));
      if (!parsed.success) return null;
      const { id, data } = parsed.data;
      return { eventId: id, attemptId: data.reference, paymentId: data.payment_id ?? null };
    },
    attemptOf: async (paymentId) => {
      const found = await expectOk(call(`/api/payments/${encodeURIComponent(paymentId)}`), 'payment');
      return understand(payment, found).reference;
    },
    cards: testCards(call),
  };
}

function toTruth(body: unknown): PlatformTruth {
  const found = understand(checkout, body);
  return {
    checkout: { id: found.id, url: found.url, status: found.status },
    payments: found.payments.map(toPayment),
  };
}

const toPayment = (p: z.infer<typeof payment>): ProviderPayment => ({
  id: p.id,
  reference: p.reference,
  status: p.status,
  reason: p.status === 'rejected' ? (entryOf(REASONS, p.status_detail) ?? 'other') : null,
  amountCents: p.amount,
  currency: p.currency,
  refundedCents: p.refunded,
  disputed: p.disputed,
  live: false,
  collector: null,
  method: p.method,
  lastFour: p.last_four,
});

function isSigned(options: TestPlatformOptions, header: string, rawBody: string): boolean {
  const parts = partsOf(header);
  const time = parts.get('t')?.[0] ?? '';
  const age = Math.abs(options.clock.now().getTime() / 1000 - Number(time));
  if (time === '' || !(age <= NOTICE_TOLERANCE_SECONDS)) return false;
  return isSealed(`${time}.${rawBody}`, parts.get('v1') ?? [], options.noticeSecret);
}
