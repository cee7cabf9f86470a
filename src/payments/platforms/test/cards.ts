import { z } from 'zod';
import { createFailure, expectOk, understand } from '../api.ts';
import type { CardPort, CardTruth } from '../cards.ts';
import { PlatformRefused, PlatformUnavailable } from '../platform.ts';
import type { TestCall } from './client.ts';

const setup = z.object({
  id: z.string(),
  url: z.url(),
  status: z.enum(['open', 'complete', 'expired', 'cancelled']),
  card: z.object({ token: z.string(), brand: z.string(), last_four: z.string() }).nullable(),
});
const refusal = z.object({ error: z.string() });

/** The cards that the test platform keeps. */
export const testCards = (call: TestCall): CardPort => ({
  open: async (order) => {
    const { status, body } = await call('/api/setups', {
      method: 'POST',
      key: order.enrolmentId,
      body: {
        reference: order.enrolmentId,
        description: order.label,
        return_url: order.returnUrl,
        locale: order.language,
      },
    });
    if (status !== 200 && status !== 201) throw failureOf(status, body);
    return understand(setup, body);
  },
  lookup: async ({ enrolmentId, sessionId }) => {
    if (sessionId)
      return toTruth(await expectOk(call(`/api/setups/${encodeURIComponent(sessionId)}`), 'setup'));
    const asked = `/api/setups?reference=${encodeURIComponent(enrolmentId)}`;
    const { setups } = understand(
      z.object({ setups: z.array(z.unknown()) }),
      await expectOk(call(asked), 'setups'),
    );
    return setups.length > 0 ? toTruth(setups[0]) : { session: null, card: null };
  },
  charge: async (charge) => {
    const { status, body } = await call('/api/charges', {
      method: 'POST',
      key: charge.attemptId,
      body: {
        reference: charge.attemptId,
        token: charge.token,
        amount: charge.amountCents,
        currency: charge.currency,
        description: charge.description,
        notice_url: charge.noticeUrl,
      },
    });
    if (status !== 200 && status !== 201) throw failureOf(status, body);
  },
  forget: async (token) => {
    const { status } = await call(`/api/cards/${encodeURIComponent(token)}/forget`, { method: 'POST' });
    if (status !== 200 && status !== 404) throw new PlatformUnavailable(`forget answered ${status}`);
  },
});

/** Its own refusal comes before anything is done; of another failure it is not known what was. */
function failureOf(status: number, body: unknown): Error {
  const said = refusal.safeParse(body).data?.error ?? '';
  return said === 'refused'
    ? new PlatformRefused(`answered ${status}: ${said}`)
    : createFailure(status, said);
}

function toTruth(body: unknown): CardTruth {
  const { card, ...found } = understand(setup, body);
  return {
    session: { id: found.id, url: found.url, status: found.status },
    card: card && { token: card.token, lastFour: card.last_four, label: card.brand },
  };
}
