import type { ApiAnswer } from '../api.ts';
import { callApi } from '../api.ts';

export interface TestApi {
  /** Where the portal reaches it, e.g. `http://127.0.0.1:3000/plataforma-de-prueba`. */
  apiUrl: string;
  apiKey: string;
}

interface Init {
  body?: unknown;
  key?: string;
  method?: 'POST';
}

export type TestCall = (path: string, init?: Init) => Promise<ApiAnswer>;

export function callTestPlatform(
  options: TestApi,
  path: string,
  { body, key, ...init }: Init,
): Promise<ApiAnswer> {
  return callApi(
    { url: options.apiUrl },
    {
      ...init,
      path,
      headers: {
        Authorization: `Bearer ${options.apiKey}`,
        'Content-Type': 'application/json',
        ...(key ? { 'Idempotency-Key': key } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
}
