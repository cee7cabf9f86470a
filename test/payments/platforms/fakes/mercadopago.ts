import { createHmac } from 'node:crypto';
import type { Clock } from '../../../../src/kit/clock.ts';
import { closedPage, payPage } from './pay-page.ts';
import type { Answer, FakeServer, Received } from './server.ts';
import { startFake } from './server.ts';

export const MP_TOKEN = 'APP_USR-1-test';
export const MP_SECRET = 'a webhook secret of the panel';
export const COLLECTOR = 99_887_766;

export interface FakePreference {
  id: string;
  items: { title: string; quantity: number; unit_price: number; currency_id: string }[];
  external_reference: string;
  expiration_date_to: string;
  [field: string]: unknown;
}

export interface FakePayment {
  id: number;
  status: string;
  status_detail: string;
  external_reference: string | null;
  transaction_amount: number;
  transaction_amount_refunded: number;
  currency_id: string;
  date_created: string;
  date_last_updated: string;
  date_approved: string | null;
  payment_method_id: string;
  payment_type_id: string;
  live_mode: boolean;
  collector_id: number;
  card: { last_four_digits: string } | Record<string, never>;
  [field: string]: unknown;
}

export interface SignedNotice {
  query: string;
  headers: Record<string, string>;
  body: string;
}

export interface FakeMercadoPago extends FakeServer {
  preferences: FakePreference[];
  payments: FakePayment[];
  /** Payments that the search does not show yet. */
  lagging: Set<number>;
  /** What the payer does on the page of a preference; null when it is not payable any more. */
  pay(preferenceId: string, outcome?: Partial<FakePayment>): FakePayment | null;
  addPayment(facts: Partial<FakePayment>): FakePayment;
  change(payment: FakePayment, facts: Partial<FakePayment>): void;
  notice(paymentId: string | number, facts?: Partial<NoticeFacts>): SignedNotice;
}

export interface NoticeFacts {
  type: string;
  requestId: string | null;
  ts: string;
  secret: string;
  body: string;
}

const BRAND = 'Mercado Pago';
const PAY_PATH = '/checkout/v1/redirect';

/** What a payer may choose on the page, and what becomes of the payment. */
const OUTCOMES: Record<string, { words: string; facts: Partial<FakePayment> }> = {
  approve: { words: 'Pagar', facts: {} },
  funds: {
    words: 'Pagar sin fondos',
    facts: { status: 'rejected', status_detail: 'cc_rejected_insufficient_amount' },
  },
  code: {
    words: 'Pagar con otro código',
    facts: { status: 'rejected', status_detail: 'cc_rejected_bad_filled_security_code' },
  },
  pending: {
    words: 'Pagar, a revisar',
    facts: { status: 'in_process', status_detail: 'pending_contingency' },
  },
};
const WORDS = Object.fromEntries(Object.entries(OUTCOMES).map(([name, { words }]) => [name, words]));

const OFFSET_MS = 4 * 3_600_000;
/** As the platform writes times: with the offset of its own place. */
const mpTime = (at: number) => new Date(at - OFFSET_MS).toISOString().replace('Z', '-04:00');

/** The part of Mercado Pago's interface that the portal uses, as facts and SDK have it. */
export async function fakeMercadoPago(clock: Clock): Promise<FakeMercadoPago> {
  const preferences: FakePreference[] = [];
  const payments: FakePayment[] = [];
  const lagging = new Set<number>();
  const now = () => clock.now().getTime();
  const server = await startFake((request) => act(request));
  const act = (request: Received): Answer => {
    if (request.path === PAY_PATH) return atThePayer(request);
    if (request.header('authorization') !== `Bearer ${MP_TOKEN}`) return refused(401, 'invalid access token');
    const path = request.path.replace(/\/$/, '');
    const [, id = ''] = /^\/(?:checkout\/preferences|v1\/payments)\/([^/]+)$/.exec(path) ?? [];
    if (path === '/v1/payments/search') return { status: 200, body: search(request.query) };
    if (path.startsWith('/v1/payments/')) return found(payments.find((one) => String(one.id) === id));
    if (path === '/checkout/preferences' && request.method === 'POST') return open(JSON.parse(request.body));
    const preference = preferences.find((one) => one.id === decodeURIComponent(id));
    if (preference && request.method === 'PUT') Object.assign(preference, JSON.parse(request.body));
    return found(preference);
  };
  const open = (body: Record<string, unknown>): Answer => {
    const wrong = complaintOf(body);
    if (wrong) return refused(400, wrong);
    const id = `${COLLECTOR}-${preferences.length + 1}-pref`;
    const preference = {
      ...body,
      id,
      init_point: `${server.url}${PAY_PATH}?pref_id=${id}`,
      sandbox_init_point: `${server.url}/sandbox?pref_id=${id}`,
      date_created: mpTime(now()),
      collector_id: COLLECTOR,
      site_id: 'MLA',
      ...(body.expiration_date_to
        ? { expiration_date_to: mpTime(Date.parse(String(body.expiration_date_to))) }
        : {}),
    } as unknown as FakePreference;
    preferences.push(preference);
    return { status: 201, body: preference };
  };
  const search = (query: URLSearchParams) => {
    const field = query.get('range') ?? 'date_created';
    const sort = query.get('sort') ?? 'date_created';
    const time = (one: FakePayment, name: string) => Date.parse(String(one[name]));
    const within = (one: FakePayment) =>
      (!query.get('begin_date') || time(one, field) >= Date.parse(query.get('begin_date') ?? '')) &&
      (!query.get('end_date') || time(one, field) <= Date.parse(query.get('end_date') ?? ''));
    const reference = query.get('external_reference');
    const all = payments
      .filter((one) => !lagging.has(one.id) && within(one))
      .filter((one) => reference === null || one.external_reference === reference)
      .sort((a, b) => time(a, sort) - time(b, sort) || a.id - b.id);
    if (query.get('criteria') === 'desc') all.reverse();
    const [limit, offset] = [Number(query.get('limit') ?? 30), Number(query.get('offset') ?? 0)];
    return { paging: { total: all.length, limit, offset }, results: all.slice(offset, offset + limit) };
  };
  const addPayment = (facts: Partial<FakePayment>): FakePayment => {
    const payment = {
      id: 20_000_000_000 + payments.length + 1,
      status: 'approved',
      status_detail: 'accredited',
      external_reference: null,
      transaction_amount: 100,
      transaction_amount_refunded: 0,
      currency_id: 'ARS',
      date_created: mpTime(now()),
      date_last_updated: mpTime(now()),
      date_approved: null,
      payment_method_id: 'visa',
      payment_type_id: 'credit_card',
      live_mode: true,
      collector_id: COLLECTOR,
      card: { last_four_digits: '0604' },
      ...facts,
    };
    payments.push(payment);
    return payment;
  };
  const payable = (preferenceId: string) => {
    const preference = preferences.find((one) => one.id === preferenceId);
    return preference && Date.parse(preference.expiration_date_to) > now() ? preference : null;
  };
  const totalOf = ({ items }: FakePreference) =>
    items.reduce((sum, one) => sum + Math.round(one.unit_price * 100), 0) / 100;
  const pay = (preferenceId: string, outcome: Partial<FakePayment> = {}) => {
    const preference = payable(preferenceId);
    if (!preference) return null;
    return addPayment({
      external_reference: preference.external_reference,
      transaction_amount: totalOf(preference),
      currency_id: preference.items[0]?.currency_id ?? 'ARS',
      ...outcome,
    });
  };
  /** The return address carries what happened, in words that the portal must not believe. */
  const atThePayer = ({ method, query, body }: Received): Answer => {
    const preference = payable(query.get('pref_id') ?? '');
    if (!preference) return closedPage(BRAND);
    const back = (preference.back_urls as { success: string }).success;
    const chosen = OUTCOMES[new URLSearchParams(body).get('outcome') ?? ''];
    if (method === 'POST' && chosen) {
      const { id, status } = pay(preference.id, chosen.facts) as FakePayment;
      return { status: 303, body: '', location: `${back}?payment_id=${id}&status=${status}` };
    }
    const cancelHref = `${back}?payment_id=null&status=null`;
    return payPage({ brand: BRAND, amount: totalOf(preference), outcomes: WORDS, cancelHref });
  };
  return Object.assign(server, {
    preferences,
    payments,
    lagging,
    addPayment,
    pay,
    change: (payment: FakePayment, facts: Partial<FakePayment>) => {
      Object.assign(payment, { date_last_updated: mpTime(now()) }, facts);
    },
    notice: (paymentId: string | number, facts: Partial<NoticeFacts> = {}) =>
      signedNotice(String(paymentId), { ts: String(now()), ...facts }),
  });
}

/** Signed as documented: query, request id and time, without what is absent. */
function signedNotice(
  paymentId: string,
  { ts, type = 'payment', secret = MP_SECRET, ...facts }: Partial<NoticeFacts> & { ts: string },
): SignedNotice {
  const requestId = facts.requestId === undefined ? `req-${paymentId}-${ts}` : facts.requestId;
  const id = paymentId === '' ? '' : `id:${paymentId};`;
  const manifest = `${id}${requestId === null ? '' : `request-id:${requestId};`}ts:${ts};`;
  const v1 = createHmac('sha256', secret).update(manifest).digest('hex');
  const body = {
    id: 118_000_000_001,
    live_mode: true,
    type,
    date_created: '2026-03-10T11:00:00.000-04:00',
    application_id: 1,
    user_id: COLLECTOR,
    version: 1,
    api_version: 'v1',
    action: `${type}.updated`,
    data: { id: paymentId },
  };
  const query = new URLSearchParams({ ...(paymentId === '' ? {} : { 'data.id': paymentId }), type });
  return {
    query: query.toString(),
    headers: {
      'Content-Type': 'application/json',
      'X-Signature': `ts=${ts},v1=${v1}`,
      ...(requestId === null ? {} : { 'X-Request-Id': requestId }),
    },
    body: facts.body ?? JSON.stringify(body),
  };
}

const refused = (status: number, message: string): Answer => ({
  status,
  body: { message, error: 'bad_request', status, cause: [] },
});

const found = (body: unknown): Answer => (body ? { status: 200, body } : refused(404, 'not found'));

/** What the platform is known to refuse. */
function complaintOf(body: Record<string, unknown>): string | null {
  const items = body.items as { title?: string; quantity?: number; unit_price?: unknown }[] | undefined;
  if (!items?.length) return 'items needed';
  for (const { title, quantity, unit_price: price } of items) {
    if (!title || title.length > 256 || !Number.isInteger(quantity)) return 'invalid item';
    if (typeof price !== 'number' || !(price > 0)) return 'unit_price invalid';
  }
  const success = (body.back_urls as { success?: string } | undefined)?.success ?? '';
  if (body.auto_return && !success.startsWith('https://')) return 'auto_return invalid';
  if (body.notification_url && !String(body.notification_url).startsWith('https://'))
    return 'notification_url invalid';
  const dates = [body.expiration_date_from, body.expiration_date_to].filter((date) => date !== undefined);
  const offset = /T\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;
  return dates.every((date) => offset.test(String(date))) ? null : 'expiration_date invalid';
}
