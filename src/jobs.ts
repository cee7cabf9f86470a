import { join } from 'node:path';
import { drawAttachment } from './attachments.ts';
import { writeDueBills } from './deliveries/mailing.ts';
import { billOutcomes } from './deliveries/outcome.ts';
import type { Deps } from './deps.ts';
import { sweepCards } from './direct-debit/cards/sweep.ts';
import { announceDebits } from './direct-debit/orders/announce.ts';
import { sweepRegistrations } from './identity/registrations.ts';
import { refreshStatistics } from './kit/database/statistics.ts';
import { instant } from './kit/dates.ts';
import { localHour } from './kit/intl/zone.ts';
import { startJob } from './kit/jobs.ts';
import { createMailer } from './kit/mail/mailer.ts';
import { deliverMail, recoverOutbox } from './kit/mail/outbox.ts';
import { sweepPayCodes } from './paying/guest/codes.ts';
import { watchSilence } from './payments/alerts/silence.ts';
import { handleNotices } from './payments/attempts/notices.ts';
import { reconcile } from './payments/attempts/reconcile.ts';
import { sweepNightly } from './payments/sweep/nightly.ts';
import { sweepPlans } from './plans/life/sweep.ts';
import { sweepDeps } from './plans/life/sweep-deps.ts';
import { sweepRetention } from './privacy/retention.ts';

const MAIL_EVERY_MS = 500;
const PAYMENTS_EVERY_MS = 1000;
/** A bill that an import brings is announced within this time. */
const DEBITS_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 3_600_000;
/** How often it is looked whether the night's comparison is due, or must be tried again. */
const NIGHTLY_EVERY_MS = 600_000;
const SILENCE_EVERY_MS = 60_000;
/** The hour of the night in which SQLite looks at its tables again. */
const STATISTICS_AT = 4;

/** What the portal does by itself while it runs. */
export function startJobs(deps: Deps): { stop(): Promise<void> } {
  const { config, log } = deps;
  const mailer = createMailer({
    url: config.mailUrl,
    from: config.mailFrom,
    folder: join(config.dataDir, 'mail'),
    draw: (ref) => drawAttachment(deps, ref),
  });
  const outcomes = billOutcomes(deps.clock);
  let recovered = false;
  let stopping = false;
  const debits = startJob(log, {
    name: 'direct debits',
    everyMs: DEBITS_EVERY_MS,
    work: async () => {
      await announceDebits(deps);
    },
  });
  const cards = startJob(log, { name: 'cards', everyMs: DEBITS_EVERY_MS, work: () => sweepCards(deps) });
  const jobs = [
    startJob(log, {
      name: 'mail',
      everyMs: MAIL_EVERY_MS,
      work: async () => {
        if (!recovered) await recoverOutbox(deps);
        recovered = true;
        // A few bills at a time: a code that somebody waits for does not stand behind a thousand of them.
        do await deliverMail({ ...deps, outcomes }, mailer.send);
        while (!stopping && (await writeDueBills(deps)));
      },
    }),
    startJob(log, { name: 'notices', everyMs: PAYMENTS_EVERY_MS, work: () => handleNotices(deps.payments) }),
    startJob(log, {
      name: 'reconciliation',
      everyMs: PAYMENTS_EVERY_MS,
      work: async () => {
        await reconcile(deps.payments, { all: false });
      },
    }),
    debits,
    cards,
    startJob(log, { name: 'sweep', everyMs: SWEEP_EVERY_MS, work: () => sweep(deps) }),
    startJob(log, {
      name: 'payments of the night',
      everyMs: NIGHTLY_EVERY_MS,
      work: () => sweepNightly(deps.payments, { timeZone: config.timeZone }),
    }),
    startJob(log, {
      name: 'silence of the platform',
      everyMs: SILENCE_EVERY_MS,
      work: () => watchSilence(deps.payments),
    }),
  ];
  const [mail, notices] = jobs;
  deps.wake.mail = () => mail?.wake();
  deps.wake.notices = () => notices?.wake();
  deps.wake.cards = () => cards.wake();
  debits.wake();
  cards.wake();
  return {
    stop: async () => {
      stopping = true;
      await Promise.all(jobs.map((job) => job.stop()));
      await mailer.close();
    },
  };
}

async function sweep(deps: Deps): Promise<void> {
  const { config, db, clock, sessions, keptForms, knownBrowsers, mailedTokens, limits, settings } = deps;
  await sessions.sweep();
  await keptForms.sweep();
  await knownBrowsers.sweep();
  await mailedTokens.sweep(db);
  await sweepRegistrations(db, clock);
  await sweepPayCodes(db, instant(clock));
  await limits.sweep();
  await sweepRetention({ db, clock }, await settings.current());
  await sweepPlans(sweepDeps(deps));
  if (localHour(clock.now(), config.timeZone) === STATISTICS_AT) await refreshStatistics(db);
  deps.wake.mail();
}
