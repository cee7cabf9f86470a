import { noticeLetter } from '../../http/page/letters.ts';
import type { Renderer } from '../../http/render.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Log } from '../../kit/log.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import type { Cents } from '../../kit/money.ts';
import type { SettingsReader } from '../../kit/settings.ts';
import type { Catalogue, Language } from '../../kit/text.ts';
import type { Attempt } from '../attempts/attempt.ts';
import type { ProviderPayment } from '../platforms/platform.ts';
import { alertsText } from './text.ts';

/** What the operator should hear of. */
export type Alert =
  | { kind: 'silent' | 'answers'; platform: string; label: string; since: Instant }
  | { kind: 'review'; attempt: Attempt; reason: string; payments: ProviderPayment[] }
  | {
      kind: 'suspense';
      platform: string;
      paymentId: string;
      reference: string;
      amountCents: Cents;
      currency: string;
    };

export interface AlertDeps {
  clock: Clock;
  log: Log;
  render: Pick<Renderer, 'plain'>;
  formats: Catalogue<Formats>;
  settings: Pick<SettingsReader, 'last'>;
  language: Language;
  /** Null: nobody is to be written to, and the log alone tells. */
  alertEmail: string | null;
}

/** One mail for each fact, in the transaction that writes it. */
export async function alertOperator(tx: Tx, deps: AlertDeps, alert: Alert): Promise<void> {
  deps.log[alert.kind === 'answers' ? 'info' : 'error']({ alert: keyOf(alert) }, 'the operator is told');
  if (deps.alertEmail === null) return;
  const t = alertsText[deps.language];
  const words = wordsOf(deps, alert);
  const letter = noticeLetter(deps.render, {
    dedupeKey: `alert:${keyOf(alert)}`,
    to: deps.alertEmail,
    language: deps.language,
    heading: words.heading,
    paragraphs: words.paragraphs,
    copy: { label: t.command, value: words.command },
    signature: t.signature(deps.settings.last().utilityName),
    secret: false,
  });
  await enqueueMail(tx, deps.clock, letter);
}

function keyOf(alert: Alert): string {
  switch (alert.kind) {
    case 'review':
      return `review:${alert.attempt.id}:${alert.payments[0]?.id ?? ''}`;
    case 'suspense':
      return `suspense:${alert.platform}:${alert.paymentId}`;
    default:
      return `${alert.kind}:${alert.platform}:${alert.since}`;
  }
}

interface Words {
  heading: string;
  paragraphs: string[];
  command: string;
}

const LOOK = 'npm run portal -- platform';
const ASK = 'npm run portal -- reconcile';

function wordsOf(deps: AlertDeps, alert: Alert): Words {
  const t = alertsText[deps.language];
  const f = deps.formats[deps.language];
  switch (alert.kind) {
    case 'silent': {
      const { heading, text, todo } = t.silent;
      const paragraphs = [text(alert.label, f.moment(alert.since)), todo];
      return { heading: heading(alert.label), paragraphs, command: LOOK };
    }
    case 'answers': {
      const { heading, text } = t.answers;
      const paragraphs = [text(alert.label, f.moment(alert.since))];
      return { heading: heading(alert.label), paragraphs, command: ASK };
    }
    case 'review':
      return reviewInWords(f, alert);
    case 'suspense': {
      const { heading, text, todo } = t.suspense;
      const paragraphs = [text(alert.paymentId, alert.reference), todo];
      return { heading: heading(amountOf(f, alert)), paragraphs, command: LOOK };
    }
  }
}

function reviewInWords(f: Formats, { attempt, reason, payments }: Alert & { kind: 'review' }): Words {
  const t = alertsText[f.language].review;
  const paid = payments.map((one) => amountOf(f, one)).join(' + ');
  const ids = payments.map((one) => one.id).join(', ');
  return {
    heading: t.heading(attempt.accountNumber),
    paragraphs: [
      `${t.text(paid, amountOf(f, { ...attempt, amountCents: attempt.totalCents }))} ${t.reasons[reason] ?? ''}`.trim(),
      t.attempt(attempt.id, ids),
      t.todo,
    ],
    command: LOOK,
  };
}

/** With the currency's name: it may not be the utility's. */
const amountOf = (f: Formats, { amountCents, currency }: { amountCents: Cents; currency: string }) =>
  `${f.money(amountCents)} ${currency}`;
