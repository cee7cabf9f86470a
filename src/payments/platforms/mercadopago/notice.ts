import { z } from 'zod';
import { parseJson } from '../api.ts';
import type { PlatformNotice, SignedMessage } from '../platform.ts';
import { isSealed, partsOf } from '../seal.ts';

const body = z.object({ type: z.string() });
const PAYMENT_ID = /^[0-9A-Za-z-]{1,64}$/;

/**
 * Reads a webhook. Its signature covers the payment's id in the query, the request's id and the time; nothing of the
 * body. No limit of age: deliveries are repeated for days, and it is not documented that they are signed anew. A
 * replay is the same event, and says no more than where to look.
 */
export function readMercadoPagoNotice(message: SignedMessage, secret: string): PlatformNotice | null {
  const parts = partsOf(message.header('x-signature') ?? '');
  const time = parts.get('ts')?.[0] ?? '';
  const dataId = message.query('data.id')?.trim() || null;
  const requestId = message.header('x-request-id')?.trim() || null;
  if (!/^\d{1,16}$/.test(time)) return null;
  const seals = parts.get('v1') ?? [];
  // Documented as lower case; the platform's own libraries disagree.
  const spellings = dataId === null ? [null] : new Set([dataId, dataId.toLowerCase()]);
  const genuine = [...spellings].some((id) => isSealed(manifestOf(id, requestId, time), seals, secret));
  if (!genuine) return null;
  const about = message.query('type') ?? message.query('topic') ?? typeOf(message.rawBody);
  const payment = about === 'payment' && dataId !== null && PAYMENT_ID.test(dataId) ? dataId : null;
  return { eventId: [dataId, requestId, time].join(' '), attemptId: null, paymentId: payment };
}

/** What is absent leaves with its label. */
function manifestOf(dataId: string | null, requestId: string | null, time: string): string {
  const id = dataId === null ? '' : `id:${dataId};`;
  return `${id}${requestId === null ? '' : `request-id:${requestId};`}ts:${time};`;
}

function typeOf(rawBody: string): string | null {
  const parsed = body.safeParse(parseJson(rawBody));
  return parsed.success ? parsed.data.type : null;
}
