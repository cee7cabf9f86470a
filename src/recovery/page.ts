import type { AccountsText } from '../accounts/text.es.ts';
import { accountsText } from '../accounts/text.ts';
import type { FormState } from '../http/form.ts';
import type { Field, Message } from '../http/page/shared.ts';
import { field } from '../http/page/shared.ts';
import type { PasswordChoice } from '../identity/credentials/choose.ts';
import { passwordChoice } from '../identity/credentials/choose.ts';
import type { JudgedRule } from '../identity/credentials/password-rules.ts';
import { maskEmail } from '../identity/mask.ts';
import { identityText } from '../identity/page.ts';
import type { IdentityText } from '../identity/text.es.ts';
import type { Language } from '../kit/text.ts';
import type { RecoveryText } from './text.es.ts';
import { recoveryText } from './text.ts';
import type { FoundUsernames } from './username/recover.ts';

/** The words of a page, with those of the pages that it leads to. */
interface Words {
  t: RecoveryText;
  identity: IdentityText;
}

/** What was found, above the field of the account number (A023). */
export interface FoundPart {
  heading: string;
  lead: string | null;
  items: { words: string; email: string; notValidated: boolean }[];
  note: Message | null;
  canSignIn: boolean;
  /** Registrations whose mail can be sent again; named where there are several. */
  waiting: { id: string; email: string | null }[];
}

export interface UsernamePage extends Words {
  fields: Field[];
  form: FormState;
  found: FoundPart | null;
  missing: string;
}

export interface PasswordPage extends Words {
  field: Field;
  form: FormState;
  neverAsked: string;
}

export interface SentPage extends Words {
  neverAsked: string;
}

export interface ChangePage extends Words {
  choice: PasswordChoice;
  form: FormState;
  email: string;
  back: string | null;
  neverAsked: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'recovery/username': UsernamePage;
    'recovery/found': Words & { found: FoundPart };
    'recovery/password': PasswordPage;
    'recovery/sent': SentPage;
    'recovery/change': ChangePage;
  }
}

const wordsOf = (language: Language): Words => ({
  t: recoveryText[language],
  identity: identityText[language],
});

export function usernamePage(
  language: Language,
  shown: { form: FormState; found: FoundUsernames | null; phone: string },
): UsernamePage {
  const words = wordsOf(language);
  return {
    ...words,
    fields: usernameFields(words.t, accountsText[language]),
    form: shown.form,
    found: shown.found ? foundPart(words.t, shown.found) : null,
    missing: words.t.username.missing(shown.phone),
  };
}

function usernameFields({ username }: RecoveryText, t: AccountsText): Field[] {
  return [
    field('cuenta', t.numberLabel, { hint: t.numberHelp, inputmode: 'numeric' }),
    field('apellido', t.surnameLabel, { hint: t.surnameHelp }),
    field('factura', t.invoiceLabel, { hint: username.invoiceHint }),
  ];
}

function foundPart({ username: t }: RecoveryText, { users, waiting, invoice }: FoundUsernames): FoundPart {
  const whole = invoice === 'right';
  const several = users.length + waiting.length > 1;
  const words = several ? t.user : t.yours;
  const item = (email: string, notValidated: boolean) => ({
    words,
    email: whole ? email : maskEmail(email),
    notValidated,
  });
  const waitingItems = waiting.map(({ email }) => item(email, true));
  return {
    heading: several ? t.foundMany : t.foundOne,
    lead: several ? t.yoursIsOne : null,
    items: [...users.map((email) => item(email, false)), ...waitingItems],
    note: whole ? null : noteOf(t, invoice === 'wrong'),
    canSignIn: users.length > 0,
    waiting: waiting.map(({ id }, index) => ({
      id,
      email: waiting.length > 1 ? (waitingItems[index]?.email ?? null) : null,
    })),
  };
}

const noteOf = (t: RecoveryText['username'], wrong: boolean): Message => ({
  tone: 'info',
  glyph: 'i',
  strong: wrong ? t.wrongInvoice : t.masked,
  text: wrong ? t.wrongInvoiceHow : t.maskedHow,
  second: null,
});

export function passwordPage(
  language: Language,
  shown: { form: FormState; utilityName: string },
): PasswordPage {
  const words = wordsOf(language);
  const user = field('usuario', words.identity.user, {
    type: 'email',
    autocomplete: 'username',
    inputmode: 'email',
  });
  return { ...words, field: user, form: shown.form, neverAsked: neverAsked(words, shown.utilityName) };
}

export function sentPage(language: Language, utilityName: string): SentPage {
  const words = wordsOf(language);
  return { ...words, neverAsked: neverAsked(words, utilityName) };
}

export function changePage(
  language: Language,
  shown: {
    form: FormState;
    judged: readonly JudgedRule[] | null;
    email: string;
    back: string | null;
    utilityName: string;
  },
): ChangePage {
  const words = wordsOf(language);
  return {
    ...words,
    choice: passwordChoice(language, shown.judged),
    form: shown.form,
    email: shown.email,
    back: shown.back,
    neverAsked: neverAsked(words, shown.utilityName),
  };
}

const neverAsked = ({ t }: Words, utilityName: string) => t.password.neverAsked(utilityName);
