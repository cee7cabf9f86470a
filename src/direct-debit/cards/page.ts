import type { Account } from '../../accounts/account.ts';
import type { FormState } from '../../http/form.ts';
import type { Message, Terms } from '../../http/page/shared.ts';
import type { Language } from '../../kit/text.ts';
import type { PaymentPlatform } from '../../payments/platforms/platform.ts';
import type { NotCaught } from '../outlook/not-caught.ts';
import { notCaughtLines } from '../outlook/not-caught.ts';
import type { DebitBadge } from '../pages/page.ts';
import { cannotEnrol, debitBadge } from '../pages/page.ts';
import type { DebitWays } from '../pages/ways.ts';
import { debitWays } from '../pages/ways.ts';
import { debitHref } from '../places.ts';
import type { DebitText } from '../text.es.ts';
import { debitText } from '../text.ts';
import { setupHref } from './setup/begin.ts';
import type { CardSetup } from './setup/store.ts';
import { CARD_TERMS_VERSION, cardTermsOf } from './terms.ts';
import type { CardText } from './text.es.ts';
import { cardText } from './text.ts';

/** What enrolling a card means, before its holder is led to the platform. */
export interface CardFormPage {
  t: DebitText;
  card: CardText;
  badge: DebitBadge;
  cannot: Message | null;
  ways: DebitWays;
  action: string;
  facts: { label: string; value: string }[];
  happens: string[];
  terms: Terms;
  needsScripts: boolean;
  byAccountHref: string;
  form: FormState;
  backHref: string;
}

/** What became of a card, where the account is not enrolled with it. */
export interface CardStatePage {
  card: CardText;
  message: Message;
  goOn: string | null;
  refresh: string | null;
  again: string | null;
  backHref: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'direct-debit/cards/form': CardFormPage;
    'direct-debit/cards/state': CardStatePage;
  }
}

export function cardFormPage(
  language: Language,
  input: {
    account: Account;
    offered: boolean;
    phone: string;
    utility: string;
    platform: Pick<PaymentPlatform, 'label' | 'needsScripts'>;
    notCaught: NotCaught;
    form: FormState;
  },
): CardFormPage {
  const t = debitText[language];
  const card = cardText[language];
  const { account, platform } = input;
  const [declaration = '', ...paragraphs] = cardTermsOf(language, { account, utility: input.utility });
  return {
    t,
    card,
    badge: debitBadge(t, 'off'),
    cannot: cannotEnrol(language, input),
    ways: debitWays(language, { accountNumber: account.number, current: 'card' }),
    action: `${debitHref(account.number)}/tarjeta`,
    facts: [
      { label: card.service, value: `${account.number} · ${account.holderName}` },
      { label: card.where, value: card.keeper(platform.label) },
    ],
    happens: [
      card.happens.leave(platform.label),
      card.happens.from,
      t.happens.notice,
      ...notCaughtLines(language, input.notCaught),
      t.happens.control,
    ],
    terms: {
      heading: t.termsHeading,
      declaration,
      paragraphs,
      version: t.version(CARD_TERMS_VERSION),
    },
    needsScripts: platform.needsScripts,
    byAccountHref: debitHref(account.number),
    form: input.form,
    backHref: `/cuentas/${account.number}`,
  };
}

type Told = keyof CardText['states'];

const LOOKS: Readonly<Record<Told, Pick<Message, 'tone' | 'glyph'>>> = {
  open: { tone: 'info', glyph: '…' },
  silent: { tone: 'warn', glyph: '…' },
  cancelled: { tone: 'bad', glyph: '✕' },
  expired: { tone: 'bad', glyph: '✕' },
  refused: { tone: 'bad', glyph: '✕' },
  superseded: { tone: 'warn', glyph: '!' },
};

export function cardStatePage(
  language: Language,
  { setup, answered }: { setup: CardSetup; answered: boolean },
): CardStatePage {
  const card = cardText[language];
  const told = toldOf(setup, answered);
  const { strong, text } = card.states[told];
  const waits = told === 'open' || told === 'silent';
  const goOn = told === 'open' ? setup.sessionUrl : null;
  const over = goOn === null && told !== 'superseded' && told !== 'silent';
  return {
    card,
    message: { ...LOOKS[told], strong, text, second: null },
    goOn,
    refresh: waits && goOn === null ? setupHref(setup.accountNumber, setup.id) : null,
    again: over ? `${debitHref(setup.accountNumber)}/tarjeta` : null,
    backHref: debitHref(setup.accountNumber),
  };
}

function toldOf({ state }: CardSetup, answered: boolean): Told {
  if (state === 'created' || state === 'open') return answered ? 'open' : 'silent';
  return state === 'enrolled' ? 'superseded' : state;
}
