import { createLog } from '../../../src/kit/log.ts';
import { createMercadoPagoAdapter } from '../../../src/payments/platforms/mercadopago/adapter.ts';
import type {
  CheckoutOrder,
  PaymentPlatform,
  ProviderPayment,
  SignedMessage,
} from '../../../src/payments/platforms/platform.ts';
import { createStripeAdapter } from '../../../src/payments/platforms/stripe/adapter.ts';
import { patience } from '../../support/pace.ts';
import { NOW } from '../support/cast.ts';
import type { TestClock } from '../support/clock.ts';
import { createTestClock } from '../support/clock.ts';
import type { FakeMercadoPago } from './fakes/mercadopago.ts';
import { fakeMercadoPago, MP_SECRET, MP_TOKEN } from './fakes/mercadopago.ts';
import type { FakeStripe } from './fakes/stripe.ts';
import { fakeStripe, STRIPE_KEY, STRIPE_SECRET } from './fakes/stripe.ts';

export const ATTEMPT = '01KKBXYW00ABCDEFGHJKMNPQRS';
/** Enough on the busiest machine; `hasty` is for what never answers. */
const PATIENCE_MS = patience(15_000);
const HASTE_MS = 200;

export const order = (facts: Partial<CheckoutOrder> = {}): CheckoutOrder => ({
  attemptId: ATTEMPT,
  amountCents: 4_385_812,
  currency: 'ARS',
  description: 'Aguas del Valle, cuenta 100000001',
  items: [{ label: 'Factura de febrero de 2026', amountCents: 4_385_812 }],
  language: 'es',
  returnUrl: `https://portal.example/pagos/${ATTEMPT}`,
  noticeUrl: 'https://portal.example/avisos/plataforma',
  ...facts,
});

export interface Stage<Fake> {
  clock: TestClock;
  fake: Fake;
  platform: PaymentPlatform;
  /** The same, which waits a moment only. */
  hasty: PaymentPlatform;
  /** What the adapter has logged. */
  log: { msg: string; [field: string]: unknown }[];
}

export async function mercadoPagoStage(): Promise<Stage<FakeMercadoPago>> {
  const clock = createTestClock(NOW);
  const fake = await fakeMercadoPago(clock);
  const { log, lines } = keptLog();
  const adapter = (timeoutMs: number) =>
    createMercadoPagoAdapter({
      api: fake.url,
      accessToken: MP_TOKEN,
      webhookSecret: MP_SECRET,
      clock,
      log,
      timeoutMs,
    });
  return { clock, fake, platform: adapter(PATIENCE_MS), hasty: adapter(HASTE_MS), log: lines };
}

export async function stripeStage(): Promise<Stage<FakeStripe>> {
  const clock = createTestClock(NOW);
  const fake = await fakeStripe(clock);
  const { log, lines } = keptLog();
  const adapter = (timeoutMs: number) =>
    createStripeAdapter({
      api: fake.url,
      secretKey: STRIPE_KEY,
      webhookSecret: STRIPE_SECRET,
      clock,
      log,
      timeoutMs,
    });
  return { clock, fake, platform: adapter(PATIENCE_MS), hasty: adapter(HASTE_MS), log: lines };
}

function keptLog() {
  const lines: { msg: string }[] = [];
  return { log: createLog('info', { write: (line) => lines.push(JSON.parse(line)) }), lines };
}

/** A message as the route hands it on: header names in any case. */
export function messageOf(sent: {
  body: string;
  headers: Record<string, string>;
  query?: string;
}): SignedMessage {
  const headers = new Headers(sent.headers);
  const query = new URLSearchParams(sent.query ?? '');
  return {
    rawBody: sent.body,
    header: (name) => headers.get(name) ?? undefined,
    query: (name) => query.get(name) ?? undefined,
  };
}

export async function collect(list: AsyncIterable<ProviderPayment>): Promise<ProviderPayment[]> {
  const all: ProviderPayment[] = [];
  for await (const one of list) all.push(one);
  return all;
}
