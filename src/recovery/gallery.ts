import { accountsText } from '../accounts/text.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { PasswordRule } from '../identity/credentials/password-rules.ts';
import { PASSWORD_RULES } from '../identity/credentials/password-rules.ts';
import { credentialsText } from '../identity/credentials/text.ts';
import { identityText } from '../identity/page.ts';
import type { Language } from '../kit/text.ts';
import { changePage, passwordPage, sentPage, usernamePage } from './page.ts';
import { recoveryText } from './text.ts';
import type { FoundUsernames } from './username/recover.ts';

const UTILITY = 'Aguas del Valle';
const PHONE = '(0261) 555-0100';
const ANA = 'ana.gomez@example.com';
const TYPED = { cuenta: '100 000 001', apellido: 'gomez' };
const WITH_BILL = { ...TYPED, factura: 'B-1001-25' };
const WAITING = { id: '01KC0000000000000000000000', email: 'ana.gomes@exmaple.com' };
const OTHER_WAITING = { id: '01KC0000000000000000000001', email: 'anamaria@example.com' };

type Form = (language: Language) => FormState;

const username = (state: string, form: Form, found: Partial<FoundUsernames> | null = null) =>
  galleryEntry({
    capability: 'recovery',
    state,
    template: 'recovery/username',
    model: (language) => {
      const all = found && { users: [], waiting: [], invoice: 'none' as const, ...found };
      return usernamePage(language, { form: form(language), found: all, phone: PHONE });
    },
    options: (language) => titled(recoveryText[language].username.title),
  });

const password = (state: string, form: Form) =>
  galleryEntry({
    capability: 'recovery',
    state,
    template: 'recovery/password',
    model: (language) => passwordPage(language, { form: form(language), utilityName: UTILITY }),
    options: (language) => titled(recoveryText[language].password.title),
  });

const change = (state: string, form: Form, missed: readonly PasswordRule[] | null = null) =>
  galleryEntry({
    capability: 'recovery',
    state,
    template: 'recovery/change',
    model: (language) => {
      const judged = missed && PASSWORD_RULES.map((rule) => ({ rule, met: !missed.includes(rule) }));
      const shown = { form: form(language), judged, email: ANA, back: null, utilityName: UTILITY };
      return changePage(language, shown);
    },
    options: (language) => ({ title: recoveryText[language].change.title }),
  });

const titled = (title: string) => ({ title, trail: [{ label: title, href: null }] });

const typed: Form = () => emptyForm(TYPED);
const typedWithBill: Form = () => emptyForm(WITH_BILL);

/** Every page of the recovery in every state, from invented data. */
export const recoveryGallery: GalleryEntry[] = [
  username('username', () => emptyForm()),
  username('username, nothing typed', (language) => {
    const { required } = accountsText[language];
    return failedForm({}, { cuenta: required.number, apellido: required.surname });
  }),
  username('username, no match', (language) =>
    failedForm(TYPED, { cuenta: recoveryText[language].username.noMatch }),
  ),
  username('username found, masked', typed, { users: [ANA] }),
  username('username found, whole', typedWithBill, { users: [ANA], invoice: 'right' }),
  username(
    'username found, wrong bill',
    (language) => ({
      ...failedForm(WITH_BILL, { factura: recoveryText[language].username.wrongInvoiceField }),
      summary: [],
    }),
    { users: [ANA], invoice: 'wrong' },
  ),
  username('several usernames found', typed, { users: [ANA, 'bruno.perez@example.com'] }),
  username('username not validated, masked', typed, { waiting: [WAITING] }),
  username('username not validated, whole', typedWithBill, { waiting: [WAITING], invoice: 'right' }),
  username('usernames, two not validated', typedWithBill, {
    users: [ANA],
    waiting: [WAITING, OTHER_WAITING],
    invoice: 'right',
  }),
  password('password', () => emptyForm()),
  password('password, nothing typed', (language) =>
    failedForm({}, { usuario: identityText[language].missingUser }),
  ),
  password('password, malformed address', (language) =>
    failedForm({ usuario: 'ana.gomez@example' }, { usuario: recoveryText[language].password.malformed }),
  ),
  galleryEntry({
    capability: 'recovery',
    state: 'temporary password sent',
    template: 'recovery/sent',
    model: (language) => sentPage(language, UTILITY),
    options: (language) => titled(recoveryText[language].password.title),
  }),
  change('new password', () => emptyForm()),
  change(
    'new password, too weak',
    (language) => failedForm({}, { contrasena: credentialsText[language].weakPassword }),
    ['digit', 'special'],
  ),
  change(
    'new password, repeated wrongly',
    (language) => failedForm({}, { repetir: credentialsText[language].notTheSame }),
    [],
  ),
];
