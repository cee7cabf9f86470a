import { accessThrough } from '../../../accounts/access.ts';
import { collectionObstacle } from '../../../accounts/account.ts';
import { recordConsent } from '../../../consents/store.ts';
import type { Deps } from '../../../deps.ts';
import type { Tx } from '../../../kit/database.ts';
import { transact } from '../../../kit/database.ts';
import type { Instant } from '../../../kit/dates.ts';
import { addMinutes, instant, secondsBetween } from '../../../kit/dates.ts';
import type { CardTruth, EnrolledCard } from '../../../payments/platforms/cards.ts';
import { PlatformUnavailable } from '../../../payments/platforms/platform.ts';
import type { EnrolDeps } from '../../enrolment/enrol.ts';
import { startEnrolment } from '../../enrolment/enrol.ts';
import { sealCard } from '../../means.ts';
import { findEnrolment } from '../../store.ts';
import { queueForget } from '../forget.ts';
import { cardText } from '../text.ts';
import type { CardSetup } from './store.ts';
import { checkSetupAt, decideSetup, findSetup, isDecided, openSetup } from './store.ts';

export type FinishDeps = EnrolDeps & Pick<Deps, 'payments'>;

const EARLY_MINUTES = 5;
const LATER_MINUTES = 60;
const LATE_SECONDS = 60 * 60;
/** After this the call that opens the page can no longer be under way. */
const GRACE_SECONDS = 10 * 60;

export interface Finished {
  setup: CardSetup | null;
  answered: boolean;
}

/**
 * The one way in which an enrolment learns what became of its card: the return page and the sweep both end here. The
 * platform's word alone counts; told again it changes nothing.
 */
export async function finishSetup(deps: FinishDeps, id: string): Promise<Finished> {
  const setup = await findSetup(deps.db, id);
  if (!setup || isDecided(setup)) return { setup, answered: true };
  const { cards, name } = deps.payments.platform;
  if (!cards || name !== setup.platform) {
    await transact(deps.db, (tx) => decideSetup(tx, deps.clock, { id, to: 'expired' }));
    return { setup: await findSetup(deps.db, id), answered: true };
  }
  let truth: CardTruth;
  try {
    truth = await cards.lookup({ enrolmentId: id, sessionId: setup.sessionId });
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    deps.log.warn({ err: error, setup: id }, 'platform did not answer about a card');
    await checkSetupAt(deps.db, id, nextCheck(deps, setup));
    return { setup, answered: false };
  }
  await transact(deps.db, (tx) => apply(deps, tx, { id, truth }));
  deps.wake.mail();
  deps.wake.cards();
  return { setup: await findSetup(deps.db, id), answered: true };
}

function nextCheck({ clock }: FinishDeps, { createdAt }: CardSetup): Instant {
  const now = instant(clock);
  return addMinutes(now, secondsBetween(createdAt, now) > LATE_SECONDS ? LATER_MINUTES : EARLY_MINUTES);
}

async function apply(
  deps: FinishDeps,
  tx: Tx,
  { id, truth }: { id: string; truth: CardTruth },
): Promise<void> {
  const { clock } = deps;
  const setup = await findSetup(tx, id);
  if (!setup || isDecided(setup)) return;
  const { session, card } = truth;
  const age = secondsBetween(setup.createdAt, instant(clock));
  if (session?.status === 'complete' && card) return await enrolCard(deps, tx, { setup, card });
  if (session?.status === 'cancelled' || session?.status === 'expired') {
    await decideSetup(tx, clock, { id, to: session.status });
  } else if (session === null && age > GRACE_SECONDS) {
    await decideSetup(tx, clock, { id, to: 'expired' });
  } else {
    if (session) await openSetup(tx, id, session);
    await checkSetupAt(tx, id, nextCheck(deps, setup));
  }
}

/** One enrolment whatever comes first: a card that comes second is forgotten again. */
async function enrolCard(
  deps: FinishDeps,
  tx: Tx,
  { setup, card }: { setup: CardSetup; card: EnrolledCard },
): Promise<void> {
  const { clock, config } = deps;
  const { id, language, platform } = setup;
  const means = sealCard(config.secret, card);
  const access = await accessThrough(tx, setup.userId, setup.accountNumber);
  const open =
    access !== null &&
    !collectionObstacle(access.account) &&
    deps.settings.last().directDebit.offered &&
    (await findEnrolment(tx, setup.accountNumber)) === null;
  if (!open) {
    await decideSetup(tx, clock, { id, to: 'superseded' });
    return await queueForget(tx, clock, { platform, sealed: means.sealed, enrolmentId: null });
  }
  const consentId = await recordConsent(tx, clock, {
    kind: 'direct-debit',
    access,
    version: setup.consentVersion,
    language,
    paragraphs: [setup.consentText, cardText[language].kept(card.label, card.lastFour)],
    givenAt: setup.createdAt,
  });
  const enrolmentId = await startEnrolment(tx, deps, { access, means, consentId, platform });
  await decideSetup(tx, clock, { id, to: 'enrolled', enrolmentId });
}
