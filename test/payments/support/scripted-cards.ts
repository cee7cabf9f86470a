import type { CardPort, CardTruth, EnrolledCard } from '../../../src/payments/platforms/cards.ts';
import type { ProviderPayment } from '../../../src/payments/platforms/platform.ts';
import { PlatformRefused } from '../../../src/payments/platforms/platform.ts';
import type { Call, ScriptedPlatform } from './scripted-platform.ts';

export type CardCall = 'card open' | 'card lookup' | 'charge' | 'forget';

interface ScriptedSession {
  id: string;
  url: string;
  enrolmentId: string;
  returnUrl: string;
  status: 'open' | 'complete' | 'expired' | 'cancelled';
  card: EnrolledCard | null;
}

export interface ScriptedCards extends CardPort {
  sessions: ScriptedSession[];
  /** Every charge that was asked for, as it was. */
  charges: { attemptId: string; token: string; amountCents: number }[];
  forgotten: string[];
  /** What comes of the charges of a card; approved where nothing is said. */
  outcomes: Map<string, Partial<ProviderPayment>>;
  /** Its holder types a card in, and answers its token. */
  keep(enrolmentId: string, facts?: Partial<EnrolledCard>): string;
  /** Its holder leaves, or the time is over. */
  close(enrolmentId: string, status: 'expired' | 'cancelled'): void;
}

/** The cards of the platform in memory. A charge is a checkout that is complete at once. */
export function createScriptedCards(
  platform: Omit<ScriptedPlatform, 'cards'>,
  call: <T>(kind: Call, act: () => T) => Promise<T>,
): ScriptedCards {
  const sessionOf = (enrolmentId: string) =>
    cards.sessions.find((one) => one.enrolmentId === enrolmentId) ?? null;
  const cards: ScriptedCards = {
    sessions: [],
    charges: [],
    forgotten: [],
    outcomes: new Map(),
    open: ({ enrolmentId, returnUrl }) =>
      call('card open', () => {
        const known = sessionOf(enrolmentId);
        if (known) return { id: known.id, url: known.url };
        const id = `cs_${cards.sessions.length + 1}`;
        const url = `https://pagos.example/t/${id}`;
        cards.sessions.push({ id, url, enrolmentId, returnUrl, status: 'open', card: null });
        return { id, url };
      }),
    lookup: ({ enrolmentId }) =>
      call('card lookup', (): CardTruth => {
        const known = sessionOf(enrolmentId);
        if (!known) return { session: null, card: null };
        const { id, url, status, card } = known;
        return { session: { id, url, status }, card };
      }),
    charge: (charge) => {
      const { attemptId, token, amountCents } = charge;
      return call('charge', () => {
        cards.charges.push({ attemptId, token, amountCents });
        if (cards.forgotten.includes(token)) throw new PlatformRefused('no such card');
        if (platform.checkoutOf(attemptId)) return;
        const id = `ch_${platform.checkouts.length + 1}`;
        const order = {
          ...charge,
          items: [],
          language: 'es' as const,
          returnUrl: 'https://portal.example/',
        };
        platform.checkouts.push({ id, url: '', order, status: 'complete', openUntil: 0, payments: [] });
        platform.add(attemptId, { lastFour: '4242', ...cards.outcomes.get(token) });
      });
    },
    forget: (token) =>
      call('forget', () => {
        cards.forgotten.push(token);
      }),
    keep: (enrolmentId, facts = {}) => {
      const session = sessionOf(enrolmentId);
      if (session?.status !== 'open') throw new Error('that page is not open');
      session.card = { token: `card of ${session.id}`, lastFour: '4242', label: 'Visa', ...facts };
      session.status = 'complete';
      return session.card.token;
    },
    close: (enrolmentId, status) => {
      const session = sessionOf(enrolmentId);
      if (session?.status === 'open') session.status = status;
    },
  };
  return cards;
}
