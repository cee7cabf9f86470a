import type { CustomerAccess } from '../../../accounts/access.ts';
import { collectionObstacle } from '../../../accounts/account.ts';
import type { Deps } from '../../../deps.ts';
import { transact } from '../../../kit/database.ts';
import type { Language } from '../../../kit/text.ts';
import type { CardPort } from '../../../payments/platforms/cards.ts';
import { PlatformRefused, PlatformUnavailable } from '../../../payments/platforms/platform.ts';
import { debitHref } from '../../places.ts';
import { findEnrolment } from '../../store.ts';
import { CARD_TERMS_VERSION, cardTermsOf } from '../terms.ts';
import { cardText } from '../text.ts';
import type { FinishDeps } from './finish.ts';
import { finishSetup } from './finish.ts';
import type { CardSetup } from './store.ts';
import { decideSetup, findLiveSetup, findSetup, insertSetup, openSetup } from './store.ts';

export type Begun =
  | { kind: 'go'; url: string }
  /** What became of it is not known, or is told on its page. */
  | { kind: 'wait'; id: string }
  | { kind: 'refused' | 'already' | 'not-here' };

export const setupHref = (accountNumber: string, id: string) => `${debitHref(accountNumber)}/tarjeta/${id}`;

/** Leads who has agreed to the page of the platform on which the card is typed in (D12). */
export async function beginCard(
  deps: FinishDeps & Pick<Deps, 'config'>,
  access: CustomerAccess,
  asked: { language: Language; cards: CardPort },
): Promise<Begun> {
  const known = await findLiveSetup(deps.db, deps.clock, { access, platform: deps.payments.platform.name });
  // It may be over by now, and nobody came back to say so.
  if (known) await finishSetup(deps, known.id);
  const taken = await transact(deps.db, async (tx): Promise<CardSetup | Begun> => {
    const { account } = access;
    if (collectionObstacle(account) || !deps.settings.last().directDebit.offered) return { kind: 'not-here' };
    if (await findEnrolment(tx, account.number)) return { kind: 'already' };
    const platform = deps.payments.platform.name;
    const live = await findLiveSetup(tx, deps.clock, { access, platform });
    const utility = deps.settings.last().utilityName;
    return (
      live ??
      (await insertSetup(tx, deps.clock, {
        access,
        platform,
        language: asked.language,
        consentVersion: CARD_TERMS_VERSION,
        consentText: cardTermsOf(asked.language, { account, utility }).join('\n\n'),
      }))
    );
  });
  if ('kind' in taken) return taken;
  if (taken.sessionUrl !== null) return { kind: 'go', url: taken.sessionUrl };
  return await open(deps, taken, asked.cards);
}

async function open(
  deps: FinishDeps & Pick<Deps, 'config'>,
  setup: CardSetup,
  cards: CardPort,
): Promise<Begun> {
  const { id, accountNumber, language } = setup;
  try {
    const session = await cards.open({
      enrolmentId: id,
      language,
      currency: deps.config.currency,
      returnUrl: deps.config.baseUrl + setupHref(accountNumber, id),
      label: cardText[language].label(deps.settings.last().utilityName, accountNumber),
    });
    await transact(deps.db, (tx) => openSetup(tx, id, session));
    const now = await findSetup(deps.db, id);
    return now?.state === 'open' ? { kind: 'go', url: session.url } : { kind: 'wait', id };
  } catch (error) {
    deps.log.warn({ err: error, setup: id }, 'page for a card was not opened');
    if (error instanceof PlatformUnavailable) return { kind: 'wait', id };
    if (!(error instanceof PlatformRefused)) throw error;
    await transact(deps.db, (tx) => decideSetup(tx, deps.clock, { id, to: 'refused' }));
    return { kind: 'refused' };
  }
}
