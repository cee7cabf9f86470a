import { systemClock } from '../../src/kit/clock.ts';
import type { FakePayment } from '../payments/platforms/fakes/mercadopago.ts';
import { fakeMercadoPago, MP_SECRET, MP_TOKEN } from '../payments/platforms/fakes/mercadopago.ts';
import type { FakeServer } from '../payments/platforms/fakes/server.ts';
import { fakeStripe, STRIPE_KEY, STRIPE_SECRET } from '../payments/platforms/fakes/stripe.ts';
import { test as base, expect } from './journey.ts';

export { expect };

interface Sent {
  address: string;
  headers: Record<string, string>;
  body: string;
}

/** A real platform's stand-in at its own origin, with its page for payers. */
export interface Party extends Pick<FakeServer, 'url' | 'fault' | 'stop'> {
  settings: Record<string, string>;
  /** Approves the payment that waits. */
  approve(): void;
  /** Its signed notice of what it knows last. */
  notice(): Sent;
}

export type PartyName = 'mercadopago' | 'stripe';

const PARTIES: Record<PartyName, () => Promise<Party>> = {
  mercadopago: async () => {
    const fake = await fakeMercadoPago(systemClock);
    const last = () => fake.payments.at(-1) as FakePayment;
    return {
      ...fake,
      settings: {
        PAYMENT_PLATFORM: 'mercadopago',
        MERCADOPAGO_API: fake.url,
        MERCADOPAGO_ACCESS_TOKEN: MP_TOKEN,
        MERCADOPAGO_WEBHOOK_SECRET: MP_SECRET,
      },
      approve: () => fake.change(last(), { status: 'approved', status_detail: 'accredited' }),
      notice: () => {
        const { query, ...sent } = fake.notice(last().id);
        return { ...sent, address: `/avisos/mercadopago?${query}` };
      },
    };
  },
  stripe: async () => {
    const fake = await fakeStripe(systemClock);
    let type = 'checkout.session.completed';
    return {
      ...fake,
      settings: {
        PAYMENT_PLATFORM: 'stripe',
        STRIPE_API: fake.url,
        STRIPE_SECRET_KEY: STRIPE_KEY,
        STRIPE_WEBHOOK_SECRET: STRIPE_SECRET,
      },
      approve: () => {
        fake.decide(fake.sessions.at(-1)?.id ?? '', 'succeeded');
        type = 'checkout.session.async_payment_succeeded';
      },
      notice: () => ({ ...fake.event(type, fake.sessions.at(-1) ?? {}), address: '/avisos/stripe' }),
    };
  },
};

interface Fixtures {
  partyName: PartyName;
  party: Party;
  /** The platform tells the portal what it knows, and is heard. */
  deliver(): Promise<void>;
}

/** A visitor of a portal whose payments go to a real platform's stand-in. */
export const test = base.extend<Fixtures>({
  partyName: ['mercadopago', { option: true }],
  party: async ({ partyName }, use) => {
    const party = await PARTIES[partyName]();
    await use(party);
    party.stop();
  },
  settings: async ({ party }, use) => use(party.settings),
  partners: async ({ party }, use) => use([party.url]),
  deliver: async ({ party, portal }, use) => {
    await use(async () => {
      const { address, ...sent } = party.notice();
      const answer = await fetch(portal.url + address, { method: 'POST', ...sent });
      expect(answer.status).toBe(200);
    });
  },
});
