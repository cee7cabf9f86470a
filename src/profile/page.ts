import type { Account } from '../accounts/account.ts';
import type { BillingPlace } from '../accounts/billing/places.ts';
import { addressOf } from '../accounts/menus.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm } from '../http/form.ts';
import type { Field } from '../http/page/shared.ts';
import { field } from '../http/page/shared.ts';
import { questionText } from '../identity/credentials/questions.ts';
import type { User } from '../identity/store.ts';
import type { Formats } from '../kit/formats.ts';
import { localDate } from '../kit/intl/zone.ts';
import { LANGUAGES, type Language } from '../kit/text.ts';
import type { ShownPlace } from './places.ts';
import { shownPlace } from './places.ts';
import type { ProfileText } from './text.es.ts';
import { profileText } from './text.ts';
import { usernameField } from './username/page.ts';
import type { VisitsInput, VisitsPart } from './visits/page.ts';
import { visitsPart } from './visits/page.ts';

/** MIS DATOS: what the portal knows of a user, in the order in which it is asked for most (A038–A052). */
export interface OverviewPage {
  t: ProfileText;
  user: { email: string; since: string };
  accounts: { number: string; holder: string; address: string }[];
  moreAccounts: string | null;
  languages: { id: string; value: string; label: string; checked: boolean }[];
  passwordSince: string;
  question: { text: string; asleep: string | null };
  secondFactor: { tone: 'ok' | 'off'; glyph: string; text: string; note: string };
  places: ShownPlace[];
  visits: VisitsPart;
  newEmail: Field;
  link: Field;
  form: FormState;
}

declare module '../http/render.ts' {
  interface Templates {
    'profile/overview': OverviewPage;
  }
}

/** Accounts that the first section names; MIS CUENTAS has them all. */
const FIRST_ACCOUNTS = 6;

export interface OverviewInput {
  user: Pick<User, 'email' | 'createdAt' | 'passwordChangedAt' | 'question' | 'totpEnabledAt'>;
  /** The language of the user's mails. */
  language: Language;
  places: readonly BillingPlace[];
  recoveryCodes: number;
  visits: Omit<VisitsInput, 'timeZone'>;
  timeZone: string;
}

export function overviewPage(f: Formats, input: OverviewInput): OverviewPage {
  const t = profileText[f.language];
  const { user, places, timeZone } = input;
  const day = (at: string) => f.day(localDate(at, timeZone));
  const accounts = places.map((place) => place.account);
  return {
    t,
    user: { email: user.email, since: day(user.createdAt) },
    accounts: accounts.slice(0, FIRST_ACCOUNTS).map(shownAccount),
    moreAccounts: accounts.length > FIRST_ACCOUNTS ? t.user.more(accounts.length - FIRST_ACCOUNTS) : null,
    languages: LANGUAGES.map((value) => ({
      id: `idioma-${value}`,
      value,
      label: t.user.languages[value],
      checked: value === input.language,
    })),
    passwordSince: t.password.since(day(user.passwordChangedAt ?? user.createdAt)),
    question: {
      text: questionText(user.question, f.language) ?? t.question.none,
      asleep: user.totpEnabledAt ? t.question.asleep : null,
    },
    secondFactor: user.totpEnabledAt
      ? { tone: 'ok', glyph: '✓', text: t.secondFactor.on, note: t.secondFactor.left(input.recoveryCodes) }
      : { tone: 'off', glyph: '–', text: t.secondFactor.off, note: t.secondFactor.offText },
    places: places.map((place) => shownPlace(f.language, place)),
    visits: visitsPart(f, { ...input.visits, timeZone }),
    newEmail: usernameField(f.language),
    link: field('cuenta', t.link.field, { inputmode: 'numeric' }),
    form: emptyForm(),
  };
}

const shownAccount = (account: Account) => ({
  number: account.number,
  holder: account.holderName,
  address: addressOf(account),
});
