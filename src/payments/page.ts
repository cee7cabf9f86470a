import type { Account } from '../accounts/account.ts';
import { addressOf } from '../accounts/menus.ts';
import type { Message } from '../http/page/shared.ts';
import { maskEmail } from '../identity/mask.ts';
import { addMinutes } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { Attempt, AttemptItem, AttemptState } from './attempts/attempt.ts';
import { ATTEMPT_STATES } from './attempts/attempt.ts';
import type { PaymentMeans } from './attempts/ledger.ts';
import type { PaymentEvent } from './attempts/store.ts';
import { GUEST } from './guest/page.ts';
import { moneyBackInWords } from './money-back/words.ts';
import { customerPaths, guestPaths } from './paying/paths.ts';
import type { Mood } from './platforms/health/health.ts';
import type { RefusalReason } from './platforms/platform.ts';
import type { PaymentsText } from './text.es.ts';
import { paymentsText } from './text.ts';
import type { OpenWays, WayLink } from './ways/links.ts';
import { wayLinks } from './ways/links.ts';

export interface PaymentStatePage {
  t: PaymentsText;
  id: string;
  href: string;
  heading: string;
  message: Message;
  open: boolean;
  resumable: boolean;
  refusal: { checks: string[] } | null;
  otherWays: WayLink[] | null;
  again: { href: string } | null;
  amountLabel: string;
  amount: string;
  facts: { label: string; value: string; code: boolean }[];
  verify: { href: string; text: string } | null;
  pdf: string | null;
  itemsHeading: string;
  rows: ItemRow[];
  timeline: { tone: string; glyph: string; text: string; at: { iso: string; text: string } | null }[];
  homeHref: string;
}

/** A line of what is paid. */
export interface ItemRow {
  label: string;
  detail: string;
  amount: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'payments/state': PaymentStatePage;
    'payments/state-panel': PaymentStatePage;
    'payments/items': { t: PaymentsText; items: ItemRow[]; total: string };
  }
}

export interface PaymentView {
  attempt: Attempt;
  items: AttemptItem[];
  events: PaymentEvent[];
  means: PaymentMeans | null;
  account: Account;
  guest: boolean;
  platformLabel: string;
  baseUrl: string;
  open: OpenWays;
  now: string;
  retryMinutes: number;
  /** When the platform is asked again about an open attempt. */
  nextCheckAt: string | null;
  mood: Mood;
  /** The query that chooses the same items again. */
  againQuery: string;
}

const LOOKS: Record<AttemptState, { tone: Message['tone']; glyph: string }> = {
  created: { tone: 'info', glyph: '…' },
  redirected: { tone: 'info', glyph: '…' },
  processing: { tone: 'info', glyph: '…' },
  unknown: { tone: 'warn', glyph: '…' },
  review: { tone: 'warn', glyph: '!' },
  paid: { tone: 'ok', glyph: '✓' },
  rejected: { tone: 'bad', glyph: '✕' },
  cancelled: { tone: 'off', glyph: '–' },
  expired: { tone: 'off', glyph: '–' },
};

/** What is worth checking after a refusal, and whom to call (A088–A091). */
const CHECKS: Readonly<Record<string, keyof PaymentsText['checks']>> = {
  funds: 'funds',
  limit: 'funds',
  'security-code': 'card',
  'card-data': 'card',
  'card-expired': 'means',
  'card-disabled': 'bank',
  address: 'card',
  'account-data': 'account',
  'bank-debit': 'account',
  'call-bank': 'bank',
  authentication: 'authentication',
  attempts: 'means',
  means: 'means',
  duplicate: 'duplicate',
  expired: 'again',
  cancelled: 'again',
  technical: 'technical',
  other: 'card',
} satisfies Record<RefusalReason, keyof PaymentsText['checks']>;

/** Refused as a duplicate: what it was to pay has probably been paid, so it is not told as a plain refusal. */
const mayBePaid = ({ state, reason }: Attempt) => state === 'rejected' && reason === 'duplicate';

export function paymentStatePage(f: Formats, view: PaymentView): PaymentStatePage {
  const { attempt, account } = view;
  const t = paymentsText[f.language];
  const rules = ATTEMPT_STATES[attempt.state];
  const home = view.guest ? GUEST : `/cuentas/${account.number}`;
  const paid = attempt.state === 'paid';
  return {
    t,
    id: attempt.id,
    href: `/pagos/${attempt.id}`,
    heading: headingOf(f, view),
    message: messageOf(f, view),
    open: rules.open,
    resumable: rules.resumable,
    refusal:
      attempt.state === 'rejected' ? { checks: t.checks[CHECKS[attempt.reason ?? 'other'] ?? 'card'] } : null,
    otherWays: rules.holds ? null : otherWays(f, view),
    again: mayPayAgain(view) ? { href: againHref(view) } : null,
    amountLabel: paid ? t.amountPaid : t.amountToPay,
    amount: f.money(attempt.totalCents),
    facts: factsOf(f, view),
    verify: paid ? verifyLink(t, view) : null,
    pdf: paid && !view.guest ? `/pagos/${attempt.id}.pdf` : null,
    itemsHeading: paid ? t.itemsPaidHeading : t.itemsHeading,
    rows: view.items.map((item) => ({
      label: item.labels[f.language],
      detail: item.kind === 'invoice' ? item.id : '',
      amount: f.money(item.amountCents),
    })),
    timeline: timelineOf(f, view),
    homeHref: home,
  };
}

function headingOf(f: Formats, { attempt, means }: PaymentView): string {
  const t = paymentsText[f.language];
  const back = attempt.state === 'paid' && means ? moneyBackInWords(f, means.back) : null;
  return back?.heading ?? (mayBePaid(attempt) ? t.maybePaidHeading : t.headings[attempt.state]);
}

const againHref = ({ guest, account, againQuery }: PaymentView) =>
  `${(guest ? guestPaths({ byCode: false }) : customerPaths(account.number)).question}?${againQuery}`;

function verifyLink(t: PaymentsText, { attempt, baseUrl }: PaymentView) {
  const href = `/verificar/${attempt.verificationCode}`;
  return { href, text: t.verifyAt(baseUrl + href) };
}

function messageOf(f: Formats, view: PaymentView): Message {
  const { attempt, means } = view;
  const t = paymentsText[f.language];
  const [strong, text] = t.messages[attempt.state] as [string, string];
  const base = { ...LOOKS[attempt.state], strong, text, second: null };
  switch (attempt.state) {
    case 'paid': {
      const back = means && moneyBackInWords(f, means.back);
      if (back?.heading) return { ...base, tone: 'warn', glyph: '!', strong: back.strong, text: back.text };
      const sent = `${text} ${t.receiptSentTo(maskEmail(attempt.receiptEmail))}`;
      return { ...base, text: sent, second: back?.text ?? (means?.surplus ? t.surplus : null) };
    }
    case 'rejected': {
      const opensAt = addMinutes(attempt.createdAt, view.retryMinutes);
      const why = t.refusals[attempt.reason ?? 'other'] ?? t.refusals.other ?? '';
      return {
        ...base,
        strong: why,
        ...(mayBePaid(attempt) ? { tone: 'warn', glyph: '!', text: t.maybePaid } : { text: strong }),
        second: view.now < opensAt ? t.retryAt(f.time(opensAt)) : t.retryNow,
      };
    }
    case 'cancelled':
      if (attempt.reason === 'platform-refused')
        return { ...base, tone: 'warn', glyph: '!', text: t.cancelledByPlatform };
      if (attempt.reason === 'given-back') return { ...base, strong: t.givenBack };
      if (attempt.reason === 'not-owed') return { ...base, text: t.notOwed };
      return attempt.reason === 'never-sent' ? { ...base, text: t.neverSent } : base;
    case 'review':
      return { ...base, strong: t.reviews[attempt.reason ?? ''] ?? strong };
    case 'unknown':
      return { ...base, second: whenAsked(f, view) };
    default:
      return ATTEMPT_STATES[attempt.state].open && view.mood === 'silent'
        ? { ...base, second: [t.silentMeanwhile, whenAsked(f, view)].join(' ').trim() }
        : base;
  }
}

function whenAsked(f: Formats, { nextCheckAt, now }: PaymentView): string | null {
  const t = paymentsText[f.language];
  if (nextCheckAt === null) return null;
  return nextCheckAt > now ? t.asksAgainAt(f.time(nextCheckAt)) : t.asksAgainNow;
}

function mayPayAgain({ attempt, now, retryMinutes }: PaymentView): boolean {
  if (attempt.state === 'cancelled' || attempt.state === 'expired') return true;
  return attempt.state === 'rejected' && now >= addMinutes(attempt.createdAt, retryMinutes);
}

function otherWays(f: Formats, { guest, account, open, againQuery }: PaymentView): WayLink[] {
  const paths = guest ? guestPaths({ byCode: false }) : customerPaths(account.number);
  return wayLinks(f.language, { paths, query: againQuery, open, passOn: false });
}

export function meansInWords(t: PaymentsText, means: PaymentMeans, platform: string): string {
  if (means.method === 'bank_account') return t.bankAccount(platform);
  if (means.method === 'other') return t.otherMeans(platform);
  return means.lastFour ? t.cardEnding(means.lastFour, platform) : t.card(platform);
}

function factsOf(f: Formats, view: PaymentView): PaymentStatePage['facts'] {
  const { attempt, account, means } = view;
  const t = paymentsText[f.language];
  const fact = (label: string, value: string, code = false) => ({ label, value, code });
  const facts = [
    fact(t.date, f.moment(attempt.paidAt ?? attempt.createdAt)),
    ...(view.guest
      ? [fact(t.account, account.number)]
      : [fact(t.account, `${account.number} · ${account.holderName}`), fact(t.address, addressOf(account))]),
  ];
  if (attempt.state !== 'paid' || !means)
    return [...facts, fact(t.attemptNumber, attempt.verificationCode, true)];
  return [
    ...facts,
    fact(t.means, meansInWords(t, means, view.platformLabel)),
    fact(t.operation, means.paymentId),
    fact(t.verificationCode, attempt.verificationCode, true),
  ];
}

function timelineOf(f: Formats, { attempt, events }: PaymentView): PaymentStatePage['timeline'] {
  const t = paymentsText[f.language];
  const steps = events.map((event) => {
    const state = event.kind in LOOKS ? (event.kind as AttemptState) : 'review';
    const done = state === 'created' || state === 'redirected';
    const look = done ? { tone: 'ok', glyph: '✓' } : LOOKS[state];
    return {
      ...look,
      text: t.events[event.kind] ?? event.kind,
      at: { iso: event.at, text: f.moment(event.at) },
    };
  });
  if (!ATTEMPT_STATES[attempt.state].open) return steps;
  return [...steps, { tone: 'info', glyph: '…', text: t.waiting, at: null }];
}
