import { z } from 'zod';
import type { Instant } from '../../../kit/dates.ts';
import type { Api, ApiAnswer } from '../api.ts';
import { callApi, expectOk, understand } from '../api.ts';
import { PlatformUnavailable } from '../platform.ts';
import type { MercadoPagoPayment } from './payment.ts';
import { mercadoPagoPayment } from './payment.ts';

const PAGE = 50;
const MOST_PAGES = 200;

const page = z.object({ results: z.array(z.unknown()) });

export interface MercadoPagoClient {
  /** Whatever it answers; the preference is in the body. */
  createPreference(body: string, idempotencyKey: string): Promise<ApiAnswer>;
  updatePreference(id: string, body: string): Promise<ApiAnswer>;
  findPreference(id: string): Promise<unknown>;
  findPayment(id: string): Promise<MercadoPagoPayment>;
  /** The payments of an attempt, the newest first. */
  paymentsOf(reference: string): Promise<MercadoPagoPayment[]>;
  /** Raw payments that changed in a time; the same one may come again. */
  changed(range: { from: Instant; to: Instant }): AsyncIterable<unknown>;
}

/** The few calls that the portal needs. It repeats none of them: who asked asks again, on a schedule. */
export function createMercadoPagoClient(api: Api & { accessToken: string }): MercadoPagoClient {
  const headers = { Authorization: `Bearer ${api.accessToken}`, 'Content-Type': 'application/json' };
  const get = (path: string, what: string) => expectOk(callApi(api, { path, headers }), what);
  const search = async (query: Record<string, string | number>) => {
    const words = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return understand(page, await get(`/v1/payments/search?${words}`, 'search')).results;
  };
  return {
    createPreference: (body, key) =>
      callApi(api, {
        path: '/checkout/preferences',
        method: 'POST',
        headers: { ...headers, 'X-Idempotency-Key': key },
        body,
      }),
    updatePreference: (id, body) => callApi(api, { path: preferencePath(id), method: 'PUT', headers, body }),
    findPreference: (id) => get(preferencePath(id), 'preference'),
    findPayment: async (id) =>
      understand(mercadoPagoPayment, await get(`/v1/payments/${encodeURIComponent(id)}`, 'payment')),
    paymentsOf: async (reference) => {
      const found: unknown[] = [];
      const query = { external_reference: reference, sort: 'date_created', criteria: 'desc', limit: PAGE };
      for (let offset = 0; offset < PAGE * MOST_PAGES; offset += PAGE) {
        const results = await search({ ...query, offset });
        found.push(...results);
        if (results.length < PAGE) return found.map((one) => understand(mercadoPagoPayment, one));
      }
      throw new PlatformUnavailable('search without an end');
    },
    changed: (range) => changed(search, range),
  };
}

const preferencePath = (id: string) => `/checkout/preferences/${encodeURIComponent(id)}`;

const dated = z.object({ date_last_updated: z.iso.datetime({ offset: true }) });

/**
 * Goes forward by the time of the last change and not by position: a payment that changes meanwhile moves to the end,
 * and by position each such move would hide another one.
 */
async function* changed(
  search: (query: Record<string, string | number>) => Promise<unknown[]>,
  { from, to }: { from: Instant; to: Instant },
): AsyncGenerator<unknown> {
  const query = { range: 'date_last_updated', sort: 'date_last_updated', criteria: 'asc', limit: PAGE };
  let begin = from;
  let offset = 0;
  for (let pages = 0; pages < MOST_PAGES * 10; pages += 1) {
    const results = await search({ ...query, begin_date: begin, end_date: to, offset });
    yield* results;
    if (results.length < PAGE) return;
    const { data: last } = dated.safeParse(results.at(-1));
    const reached = last ? new Date(last.date_last_updated).toISOString() : begin;
    offset = reached > begin ? 0 : offset + PAGE;
    begin = reached > begin ? reached : begin;
  }
  throw new PlatformUnavailable('list without an end');
}
