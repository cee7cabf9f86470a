import type { z } from 'zod';
import { PlatformRefused, PlatformUnavailable } from './platform.ts';

export interface ApiCall {
  path: string;
  method?: 'GET' | 'POST' | 'PUT';
  headers: Record<string, string>;
  body?: string;
}

/** The body is null when it is not JSON. */
export interface ApiAnswer {
  status: number;
  body: unknown;
}

export interface Api {
  url: string;
  timeoutMs?: number;
}

const TIMEOUT_MS = 8000;

/** One call to a platform, never repeated here. No answer in time: `PlatformUnavailable`. */
export async function callApi(api: Api, call: ApiCall): Promise<ApiAnswer> {
  const { path, body, ...init } = call;
  try {
    const response = await fetch(api.url + path, {
      ...init,
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(api.timeoutMs ?? TIMEOUT_MS),
    });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch (cause) {
    throw new PlatformUnavailable(`no answer from ${pathOf(path)}`, { cause });
  }
}

const pathOf = (path: string) => path.split('?')[0];

/** The body of an answer that must be a good one. */
export async function expectOk(answer: Promise<ApiAnswer>, what: string): Promise<unknown> {
  const { status, body } = await answer;
  if (status !== 200) throw new PlatformUnavailable(`${what} answered ${status}`);
  return body;
}

export function understand<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new PlatformUnavailable('answer not understood', { cause: parsed.error });
  return parsed.data;
}

/** Client errors that leave open whether another call with the same key has opened something. */
const UNDECIDED = [408, 409, 423, 425];

/** What an answer that is no success says of a checkout that was to be opened. */
export function createFailure(status: number, said: string): Error {
  const text = `create answered ${status}: ${said.slice(0, 200)}`;
  const decided = status >= 400 && status < 500 && !UNDECIDED.includes(status);
  return decided ? new PlatformRefused(text) : new PlatformUnavailable(text);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a table says of a code that came from outside; null for one that it does not have. */
export function entryOf<T>(table: Readonly<Record<string, T>>, code: string | null | undefined): T | null {
  return code != null && Object.hasOwn(table, code) ? (table[code] as T) : null;
}
