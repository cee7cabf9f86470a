import { z } from 'zod';
import type { Api, ApiAnswer } from '../api.ts';
import { callApi, expectOk, understand } from '../api.ts';
import { PlatformUnavailable } from '../platform.ts';
import type { FormValue } from './encode.ts';
import { formEncode } from './encode.ts';

/** Answers have the shape of this version, whatever the account's own is. */
export const STRIPE_VERSION = '2026-10-28.endive';

const PAGE = 100;
const MOST_PAGES = 1000;

const page = z.object({ data: z.array(z.looseObject({ id: z.string().min(1) })), has_more: z.boolean() });

type Query = { readonly [name: string]: FormValue };

export interface StripeClient {
  get(path: string, query?: Query): Promise<unknown>;
  /** Whatever it answers. */
  post(path: string, body: string, idempotencyKey?: string): Promise<ApiAnswer>;
  /** A list to its end, the newest first. */
  pages(path: string, query: Query): AsyncIterable<unknown>;
}

/** The few calls that the portal needs. It repeats none of them: who asked asks again, on a schedule. */
export function createStripeClient(api: Api & { secretKey: string }): StripeClient {
  const headers = { Authorization: `Bearer ${api.secretKey}`, 'Stripe-Version': STRIPE_VERSION };
  const get = (path: string, query: Query = {}) => {
    const words = formEncode(query);
    return expectOk(callApi(api, { path: words ? `${path}?${words}` : path, headers }), path);
  };
  return {
    get,
    post: (path, body, key) =>
      callApi(api, {
        path,
        method: 'POST',
        headers: {
          ...headers,
          'Content-Type': 'application/x-www-form-urlencoded',
          ...(key ? { 'Idempotency-Key': key } : {}),
        },
        body,
      }),
    pages: async function* (path, query) {
      let after: Query = {};
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const { data, has_more } = understand(page, await get(path, { ...query, limit: PAGE, ...after }));
        yield* data;
        const last = data.at(-1);
        if (!has_more || !last) return;
        after = { starting_after: last.id };
      }
      throw new PlatformUnavailable(`${path} without an end`);
    },
  };
}
