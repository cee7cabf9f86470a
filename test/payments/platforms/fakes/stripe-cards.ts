import type { Nested } from './form.ts';
import { inner, textOf } from './form.ts';
import type { Answer } from './server.ts';
import type { Books, FakeObject } from './stripe-books.ts';
import { refused } from './stripe-books.ts';

/** What comes of a charge to a card that is kept. */
export type ChargeOutcome = 'succeeded' | 'processing' | { code: string; decline_code?: string };

interface KeptCard {
  id: string;
  customer: string | null;
  outcome: ChargeOutcome;
}

export interface FakeCards {
  methods: KeptCard[];
  /** Its holder types a card in on the page of a session; null when that is not open. */
  keepCard(sessionId: string, outcome?: ChargeOutcome, brand?: string): KeptCard | null;
}

interface Parts {
  books: Books;
  make(into: FakeObject[], prefix: string, facts: Partial<FakeObject>): FakeObject;
  urlOf(session: FakeObject): string;
}

/** Setup mode, off-session intents and detaching, as documented for the version that the adapter names. */
export function fakeStripeCards({ books, make, urlOf }: Parts) {
  const methods: KeptCard[] = [];

  const openSetup = (values: Nested): Answer => {
    if ('payment_method_types' in values || 'line_items' in values)
      return refused(400, 'Received unknown parameter');
    if (!textOf(values, 'currency')) return refused(400, 'Missing required param: currency');
    const session = make(books.sessions, 'cs_test', {
      object: 'checkout.session',
      mode: 'setup',
      status: 'open',
      client_reference_id: null,
      metadata: inner(values, 'metadata'),
      customer: null,
      payment_intent: null,
      setup_intent: null,
      expires_at: Number(textOf(values, 'expires_at')),
      success_url: textOf(values, 'success_url'),
      cancel_url: textOf(values, 'cancel_url'),
      locale: textOf(values, 'locale'),
    });
    session.url = urlOf(session);
    return { status: 200, body: session };
  };

  const charge = (values: Nested): Answer => {
    const method = methods.find((one) => one.id === textOf(values, 'payment_method'));
    if (!method?.customer || method.customer !== textOf(values, 'customer'))
      return refused(400, 'The customer does not have a payment method with that ID');
    if (textOf(values, 'off_session') !== 'true' || textOf(values, 'confirm') !== 'true')
      return refused(400, 'only confirmed off-session intents are known here');
    const { outcome } = method;
    const declined = typeof outcome === 'object';
    const amount = Number(textOf(values, 'amount'));
    const details = { type: 'card', card: { last4: '4242', brand: 'visa' } };
    const intent = make(books.intents, 'pi', {
      object: 'payment_intent',
      status: declined ? 'requires_payment_method' : outcome,
      amount,
      amount_received: outcome === 'succeeded' ? amount : 0,
      currency: textOf(values, 'currency'),
      metadata: inner(values, 'metadata'),
      description: textOf(values, 'description'),
      customer: method.customer,
      last_payment_error: declined ? { type: 'card_error', ...outcome, payment_method: details } : null,
    });
    const made = make(books.charges, 'ch', {
      object: 'charge',
      amount,
      amount_refunded: 0,
      disputed: false,
      metadata: intent.metadata,
      payment_intent: intent.id,
      payment_method_details: details,
    });
    intent.latest_charge = made.id;
    if (!declined) return { status: 200, body: intent };
    const error = { type: 'card_error', ...outcome, message: 'declined', payment_intent: intent };
    return { status: 402, body: { error } };
  };

  return {
    methods,
    /** Null: it is about something else. */
    answer: (path: string, values: Nested): Answer | null => {
      const detached = /^\/v1\/payment_methods\/(.+)\/detach$/.exec(path);
      if (path === '/v1/payment_intents') return charge(values);
      if (path === '/v1/checkout/sessions' && textOf(values, 'mode') === 'setup') return openSetup(values);
      if (!detached) return null;
      const method = methods.find((one) => one.id === detached[1]);
      if (!method) return refused(404, 'No such PaymentMethod');
      if (method.customer === null) return refused(400, 'not attached to a customer');
      method.customer = null;
      return { status: 200, body: method };
    },
    keepCard: (sessionId: string, outcome: ChargeOutcome = 'succeeded', brand = 'visa') => {
      const session = books.sessions.find((one) => one.id === sessionId);
      if (session?.status !== 'open' || session.mode !== 'setup') return null;
      const n = methods.length + 1;
      const method = { id: `pm_${n}`, customer: `cus_${n}`, outcome };
      methods.push(method);
      const card = { id: method.id, card: { last4: '4242', brand } };
      const setup = { id: `seti_${n}`, status: 'succeeded', payment_method: card };
      Object.assign(session, {
        status: 'complete',
        url: null,
        customer: method.customer,
        setup_intent: setup,
      });
      return method;
    },
  };
}
