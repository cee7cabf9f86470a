import { createHmac } from 'node:crypto';
import type { Clock } from '../../../../src/kit/clock.ts';
import type { Nested } from './form.ts';
import { inner, readNested, textOf } from './form.ts';
import { closedPage, payPage } from './pay-page.ts';
import type { Answer, FakeServer, Received } from './server.ts';
import { startFake } from './server.ts';
import type { FakeObject } from './stripe-books.ts';
import { closeSession, complaintOf, expanded, pageOf, refused } from './stripe-books.ts';
import type { FakeCards } from './stripe-cards.ts';
import { fakeStripeCards } from './stripe-cards.ts';

export const STRIPE_KEY = 'sk_test_fake';
export const STRIPE_SECRET = 'whsec_fake';

export interface FakeStripe extends FakeServer, FakeCards {
  sessions: FakeObject[];
  intents: FakeObject[];
  charges: FakeObject[];
  refunds: FakeObject[];
  disputes: FakeObject[];
  /** What the payer does on the page of a session; null when it is not open. */
  pay(sessionId: string, outcome: 'succeeded' | 'processing' | Decline): FakeObject | null;
  /** A bank debit that was under way has its outcome. */
  decide(sessionId: string, outcome: 'succeeded' | Decline): void;
  refund(intentId: string, amount: number): FakeObject;
  dispute(intentId: string, status: string): FakeObject;
  addIntent(facts: Partial<FakeObject>): FakeObject;
  /** A signed event about an object. */
  event(type: string, object: object, facts?: { id?: string; at?: number; secret?: string }): SignedEvent;
}

export interface Decline {
  code: string;
  decline_code?: string;
}

export interface SignedEvent {
  body: string;
  headers: Record<string, string>;
}

const CARD = { type: 'card', card: { last4: '4242', brand: 'visa' } };
const BANK = { type: 'us_bank_account', us_bank_account: { last4: '6789', bank_name: 'TEST BANK' } };

const BRAND = 'Stripe';
const PAY_PATH = /^\/c\/pay\/(.+)$/;

/** What a payer may choose on the page. */
const OUTCOMES: Record<string, { words: string; outcome: 'succeeded' | 'processing' | Decline }> = {
  approve: { words: 'Pagar', outcome: 'succeeded' },
  funds: {
    words: 'Pagar sin fondos',
    outcome: { code: 'card_declined', decline_code: 'insufficient_funds' },
  },
  code: { words: 'Pagar con otro código', outcome: { code: 'incorrect_cvc' } },
  pending: { words: 'Pagar con cuenta bancaria', outcome: 'processing' },
};
const WORDS = Object.fromEntries(Object.entries(OUTCOMES).map(([name, { words }]) => [name, words]));

/** The part of Stripe's interface that the portal uses, as facts and SDK have it. */
export async function fakeStripe(clock: Clock): Promise<FakeStripe> {
  const books = {
    sessions: [] as FakeObject[],
    intents: [] as FakeObject[],
    charges: [] as FakeObject[],
    refunds: [] as FakeObject[],
    disputes: [] as FakeObject[],
  };
  const replies = new Map<string, { body: string; answer: Answer }>();
  const now = () => Math.floor(clock.now().getTime() / 1000);
  const make = (into: FakeObject[], prefix: string, facts: Partial<FakeObject>): FakeObject => {
    const id = `${prefix}_${String(into.length + 1).padStart(6, '0')}`;
    const made = { id, object: '', created: now(), livemode: false, metadata: {}, ...facts };
    into.push(made);
    return made;
  };
  const ageSessions = () => {
    for (const one of books.sessions)
      if (one.status === 'open' && now() >= Number(one.expires_at)) closeSession(books, one);
  };

  const act = (request: Received): Answer => {
    if (PAY_PATH.test(request.path)) return atThePayer(request);
    if (request.header('authorization') !== `Bearer ${STRIPE_KEY}`)
      return refused(401, 'Invalid API Key provided');
    ageSessions();
    const key = request.header('idempotency-key');
    if (request.method !== 'POST' || !key) return answerTo(request);
    const known = replies.get(key);
    if (known && known.body !== request.body)
      return refused(400, 'Keys for idempotent requests can only be used once', 'idempotency_error');
    if (known) return known.answer;
    const answer = answerTo(request);
    // Nothing is kept of a request that failed validation.
    if (answer.status < 400 || answer.status === 402)
      replies.set(key, { body: request.body, answer: structuredClone(answer) });
    return answer;
  };
  const answerTo = (request: Received): Answer => {
    const [, , resource = '', ...rest] = request.path.split('/');
    const collection = resource === 'checkout' ? 'sessions' : resource;
    const [id = '', action] = resource === 'checkout' ? rest.slice(1) : rest;
    const values = readNested(request.method === 'GET' ? request.query : new URLSearchParams(request.body));
    const objects = (books as Record<string, FakeObject[]>)[collection.replace('payment_', '')] ?? [];
    const byCard = request.method === 'POST' ? cards.answer(request.path, values) : null;
    if (byCard) return byCard;
    if (request.method === 'POST' && id === '') return openSession(values);
    if (id === '') return { status: 200, body: pageOf(books, objects, values) };
    const one = objects.find((object) => object.id === id);
    if (!one) return refused(404, `No such ${collection}: '${id}'`);
    if (action === 'expire') {
      if (one.status !== 'open')
        return refused(400, 'Only Checkout Sessions with a status in open can be expired.');
      closeSession(books, one);
    }
    return { status: 200, body: expanded(books, one, Object.values(inner(values, 'expand')) as string[]) };
  };
  const openSession = (values: Nested): Answer => {
    const wrong = complaintOf(values, now());
    if (wrong) return refused(400, wrong);
    const items = Object.values(inner(values, 'line_items')) as Nested[];
    const session = make(books.sessions, 'cs_test', {
      object: 'checkout.session',
      mode: 'payment',
      status: 'open',
      payment_status: 'unpaid',
      client_reference_id: textOf(values, 'client_reference_id'),
      metadata: inner(values, 'metadata'),
      payment_intent: null,
      payment_intent_data: inner(values, 'payment_intent_data'),
      amount_total: items.reduce(
        (sum, one) => sum + Number(textOf(inner(one, 'price_data'), 'unit_amount')),
        0,
      ),
      currency: textOf(inner(items[0] ?? {}, 'price_data'), 'currency'),
      expires_at: Number(textOf(values, 'expires_at')),
      locale: textOf(values, 'locale'),
      success_url: textOf(values, 'success_url'),
      cancel_url: textOf(values, 'cancel_url'),
    });
    session.url = `${server.url}/c/pay/${session.id}`;
    return { status: 200, body: session };
  };
  const cards = fakeStripeCards({ books, make, urlOf: ({ id }) => `${server.url}/c/pay/${id}` });
  const server = await startFake(act);

  const attemptToPay = (session: FakeObject): FakeObject => {
    const known = books.intents.find((one) => one.id === session.payment_intent);
    if (known) return known;
    const data = session.payment_intent_data as Nested;
    const intent = make(books.intents, 'pi', {
      object: 'payment_intent',
      status: 'requires_payment_method',
      amount: session.amount_total,
      amount_received: 0,
      currency: session.currency,
      metadata: inner(data, 'metadata'),
      description: textOf(data, 'description'),
      last_payment_error: null,
      latest_charge: null,
    });
    session.payment_intent = intent.id;
    return intent;
  };
  const charge = (intent: FakeObject, status: string, details: object): FakeObject => {
    const made = make(books.charges, 'ch', {
      object: 'charge',
      status,
      amount: intent.amount,
      amount_refunded: 0,
      disputed: false,
      metadata: intent.metadata,
      payment_intent: intent.id,
      payment_method_details: details,
    });
    intent.latest_charge = made.id;
    return made;
  };
  const decline = (intent: FakeObject, error: Decline, details: { type: string }) => {
    charge(intent, 'failed', details);
    const type = error.code === 'card_declined' ? 'card_error' : 'invalid_request_error';
    intent.status = 'requires_payment_method';
    intent.last_payment_error = {
      type,
      ...error,
      payment_method: { id: 'pm_1', object: 'payment_method', ...details },
    };
  };
  const sessionOf = (id: string) => books.sessions.find((one) => one.id === id);

  const pay = (sessionId: string, outcome: 'succeeded' | 'processing' | Decline) => {
    ageSessions();
    const session = sessionOf(sessionId);
    if (session?.status !== 'open') return null;
    const intent = attemptToPay(session);
    if (typeof outcome === 'object') {
      decline(intent, outcome, CARD);
      return intent;
    }
    charge(intent, outcome === 'succeeded' ? 'succeeded' : 'pending', outcome === 'succeeded' ? CARD : BANK);
    Object.assign(intent, { status: outcome, last_payment_error: null });
    if (outcome === 'succeeded') intent.amount_received = intent.amount;
    const paid = outcome === 'succeeded' ? 'paid' : 'unpaid';
    Object.assign(session, { status: 'complete', payment_status: paid, url: null });
    return intent;
  };
  /** A card that is declined leaves the payer on the page. */
  const atThePayer = ({ method, path, body }: Received): Answer => {
    ageSessions();
    const session = sessionOf(PAY_PATH.exec(path)?.[1] ?? '');
    if (session?.status !== 'open') return closedPage(BRAND);
    const chosen = OUTCOMES[new URLSearchParams(body).get('outcome') ?? '']?.outcome;
    if (method === 'POST' && chosen) {
      pay(session.id, chosen);
      if (typeof chosen !== 'object') return { status: 303, body: '', location: String(session.success_url) };
    }
    const problem = typeof chosen === 'object' ? { problem: 'La tarjeta fue rechazada' } : {};
    const amount = Number(session.amount_total) / 100;
    return payPage({
      brand: BRAND,
      amount,
      outcomes: WORDS,
      cancelHref: String(session.cancel_url),
      ...problem,
    });
  };

  return Object.assign(server, books, {
    methods: cards.methods,
    keepCard: cards.keepCard,
    pay,
    decide: (sessionId: string, outcome: 'succeeded' | Decline) => {
      const session = sessionOf(sessionId);
      const intent = books.intents.find((one) => one.id === session?.payment_intent);
      if (!session || !intent) throw new Error('nothing to decide');
      if (typeof outcome === 'object') return decline(intent, outcome, BANK);
      Object.assign(intent, { status: 'succeeded', amount_received: intent.amount });
      session.payment_status = 'paid';
    },
    refund: (intentId: string, amount: number) => {
      const paid = books.charges.findLast((one) => one.payment_intent === intentId);
      if (paid) paid.amount_refunded = Number(paid.amount_refunded) + amount;
      return make(books.refunds, 're', {
        object: 'refund',
        amount,
        charge: paid?.id,
        payment_intent: intentId,
        status: 'succeeded',
      });
    },
    dispute: (intentId: string, status: string) => {
      const paid = books.charges.findLast((one) => one.payment_intent === intentId);
      if (paid) paid.disputed = true;
      return make(books.disputes, 'du', {
        object: 'dispute',
        status,
        charge: paid?.id,
        payment_intent: intentId,
      });
    },
    addIntent: (facts: Partial<FakeObject>) =>
      make(books.intents, 'pi', {
        object: 'payment_intent',
        status: 'requires_payment_method',
        amount: 100,
        amount_received: 0,
        currency: 'ars',
        last_payment_error: null,
        latest_charge: null,
        ...facts,
      }),
    event: (type: string, object: object, facts: { id?: string; at?: number; secret?: string } = {}) => {
      const { id = `evt_${type}`, at = now(), secret = STRIPE_SECRET } = facts;
      const body = JSON.stringify({
        id,
        object: 'event',
        type,
        created: at,
        livemode: false,
        data: { object },
      });
      const v1 = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
      const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': `t=${at},v1=${v1}` };
      return { body, headers };
    },
  });
}
