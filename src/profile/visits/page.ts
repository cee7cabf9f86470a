import type { KnownBrowser } from '../../identity/sessions/known-browsers.ts';
import type { Visit } from '../../identity/sessions/sessions.ts';
import type { Formats } from '../../kit/formats.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { ProfileText } from '../text.es.ts';
import { profileText } from '../text.ts';

export interface ShownVisit {
  /** For the words that tell one button from another. */
  rowId: string;
  id: string;
  device: string;
  kind: string;
  lastSeen: string;
  isThis: boolean;
}

export interface ShownBrowser {
  rowId: string;
  id: string;
  device: string;
  since: string;
  trust: { tone: 'ok' | 'off'; glyph: string; text: string };
  isThis: boolean;
}

export interface VisitsPart {
  t: ProfileText;
  visits: ShownVisit[];
  browsers: ShownBrowser[];
  hasOthers: boolean;
}

declare module '../../http/render.ts' {
  interface Templates {
    'profile/visits': VisitsPart;
  }
}

export interface VisitsInput {
  visits: readonly Visit[];
  browsers: readonly KnownBrowser[];
  thisVisit: string;
  thisBrowser: string | null;
  timeZone: string;
}

export function visitsPart(f: Formats, input: VisitsInput): VisitsPart {
  const t = profileText[f.language];
  // The visit in hand first: what all others are told from.
  const visits = [...input.visits].sort((a, b) => rank(input, b) - rank(input, a));
  return {
    t,
    visits: visits.map((visit, index) => ({
      rowId: `sesion-${index + 1}`,
      id: visit.id,
      device: visit.device || t.visits.unknown,
      kind: visit.kind === 'kiosk' ? t.visits.kiosk : t.visits.web,
      lastSeen: t.visits.seen(f.moment(visit.lastSeenAt)),
      isThis: visit.id === input.thisVisit,
    })),
    browsers: input.browsers.map((browser, index) => ({
      rowId: `equipo-${index + 1}`,
      id: browser.id,
      device: browser.device || t.visits.unknown,
      since: t.visits.since(f.day(localDate(browser.createdAt, input.timeZone))),
      trust: browser.trusted
        ? { tone: 'ok', glyph: '✓', text: t.visits.trusted }
        : { tone: 'off', glyph: '–', text: t.visits.notTrusted },
      isThis: browser.id === input.thisBrowser,
    })),
    hasOthers: input.visits.some((visit) => visit.id !== input.thisVisit),
  };
}

const rank = (input: VisitsInput, visit: Visit) => (visit.id === input.thisVisit ? 1 : 0);
