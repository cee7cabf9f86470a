import type { Account } from '../accounts/account.ts';
import type { BillingPlace } from '../accounts/billing/places.ts';
import { userFrame } from '../accounts/menus.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { TemplateName, Templates } from '../http/render.ts';
import { credentialsText } from '../identity/credentials/text.ts';
import type { Formats } from '../kit/formats.ts';
import type { Language } from '../kit/text.ts';
import { billingCodePage, billingEmailPage, billingLinkPage } from './billing-email/page.ts';
import { deadLinkPage } from './confirm-page.ts';
import type { OverviewInput } from './page.ts';
import { overviewPage } from './page.ts';
import { passwordPage } from './password/page.ts';
import { passwordText } from './password/text.ts';
import { questionPage } from './question/page.ts';
import type { SecondFactorState } from './second-factor/page.ts';
import { recoveryCodesPage, secondFactorPage } from './second-factor/page.ts';
import { secondFactorText } from './second-factor/text.ts';
import type { ProfileText } from './text.es.ts';
import { profileText } from './text.ts';
import { usernameCodePage, usernameLinkPage, usernamePage } from './username/page.ts';
import { usernameText } from './username/text.ts';

const EMAIL = 'ana.gomez@example.com';
const NEW = 'ana.maria.gomez.de.los.andes@correo.example.com';
const TIME_ZONE = 'America/Argentina/Mendoza';
const AT = '2026-11-20T15:42:00.000Z';

const account = (number: string, more: Partial<Account> = {}): Account => ({
  number,
  holderName: 'GÓMEZ, ANA MARÍA',
  holderSurname: 'GÓMEZ',
  serviceAddress: 'Av. San Martín 1250',
  locality: 'Ciudad de Mendoza',
  postcode: '5500',
  category: 'residential',
  service: 'metered',
  meterNumber: 'M-48213',
  status: 'active',
  closedOn: null,
  collection: 'portal',
  collectionNote: null,
  ebillEmail: null,
  billLabel: null,
  customerId: null,
  ...more,
});

const own: BillingPlace = { account: account('100000001'), email: EMAIL, follows: false, foreign: false };
const shop: BillingPlace = {
  account: account('100000002', { billLabel: 'Local de la calle Perú' }),
  email: 'estudio.contable@example.org',
  follows: false,
  foreign: true,
};
const shared: BillingPlace = { account: account('100000005'), email: EMAIL, follows: true, foreign: false };
const places = [own, shop, shared];
const many = Array.from({ length: 20 }, (_, i) => ({ ...own, account: account(String(200000001 + i)) }));

const visit = { id: 'a', kind: 'web', device: 'Firefox · Windows', createdAt: AT, lastSeenAt: AT } as const;
const browser = { id: 'a', trusted: true, device: 'Firefox · Windows', createdAt: AT, lastSeenAt: AT };

const typical: OverviewInput = {
  user: { email: EMAIL, createdAt: AT, passwordChangedAt: AT, question: 'mountain', totpEnabledAt: null },
  language: 'es',
  places,
  recoveryCodes: 0,
  visits: {
    visits: [
      { ...visit, id: 'b', device: null },
      { ...visit, id: 'c', kind: 'kiosk', device: 'Salón central 2' },
      visit,
    ],
    browsers: [browser, { ...browser, id: 'b', trusted: false, device: 'Samsung Internet · Android' }],
    thisVisit: 'a',
    thisBrowser: 'a',
  },
  timeZone: TIME_ZONE,
};
const alone = { visits: [visit], browsers: [], thisVisit: 'a', thisBrowser: null };

const overview = (state: string, more: Partial<OverviewInput> = {}) =>
  entry(state, 'profile/overview', (f) => overviewPage(f, { ...typical, ...more }));

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
/** Not a real code, but as dense as one. */
const QR = {
  size: 57,
  path: Array.from({ length: 49 }, (_, y) => `M${4 + (y % 7)} ${4 + y}h${40 - (y % 5) * 3}v1h-9z`).join(''),
};
const CODES = Array.from({ length: 10 }, (_, i) => `K7P${i}-2QXD-9R4T`);

const factor = (state: string, shown: (language: Language) => SecondFactorState) =>
  entry(state, 'profile/second-factor', ({ language }) => secondFactorPage(language, shown(language)));
const setup = (form: FormState): SecondFactorState => ({ kind: 'setup', key: KEY, qr: QR, form });

const wrong = (text: (t: ProfileText['newEmail']) => string, name = 'correo', value = 'ana.gomez') => {
  return (language: Language) =>
    failedForm({ [name]: value }, { [name]: text(profileText[language].newEmail) });
};
const none = () => emptyForm();

const username = (state: string, form: (language: Language) => FormState) =>
  entry(state, 'profile/username', ({ language }) =>
    usernamePage(language, { email: EMAIL, places, form: form(language) }),
  );
const billing = (state: string, place: BillingPlace, form: (language: Language) => FormState = none) =>
  entry(state, 'profile/billing-email', ({ language }) =>
    billingEmailPage(language, { place, email: EMAIL, form: form(language) }),
  );
const judged = [
  { rule: 'length', met: true },
  { rule: 'upper', met: false },
  { rule: 'lower', met: true },
  { rule: 'digit', met: false },
  { rule: 'special', met: true },
  { rule: 'common', met: true },
  { rule: 'own', met: true },
] as const;

/** MIS DATOS and every page below it, in every state. */
export const profileGallery: GalleryEntry[] = [
  overview('overview'),
  overview('second factor on', { user: { ...typical.user, totpEnabledAt: AT }, recoveryCodes: 1 }),
  overview('nothing linked, no question, one visit', {
    user: { ...typical.user, question: null, passwordChangedAt: null },
    places: [],
    visits: alone,
  }),
  overview('twenty accounts', { places: many }),
  entry('password', 'profile/password', ({ language }) =>
    passwordPage(language, { email: EMAIL, form: emptyForm(), judged: null }),
  ),
  entry('password, weak', 'profile/password', ({ language }) =>
    passwordPage(language, {
      email: EMAIL,
      form: failedForm(
        {},
        {
          contrasenaActual: passwordText[language].missingCurrent,
          contrasena: credentialsText[language].weakPassword,
        },
      ),
      judged,
    }),
  ),
  entry('password, wrong present one', 'profile/password', ({ language }) =>
    passwordPage(language, {
      email: EMAIL,
      form: failedForm({}, { contrasenaActual: passwordText[language].wrongCurrent }),
      judged: null,
    }),
  ),
  entry('question', 'profile/question', ({ language }) => questionPage(language, emptyForm())),
  entry('question, no answer', 'profile/question', ({ language }) =>
    questionPage(
      language,
      failedForm({ pregunta: 'toy' }, { respuesta: credentialsText[language].missingAnswer }),
    ),
  ),
  factor('second factor, off', () => ({ kind: 'off' })),
  factor('second factor, to be confirmed', () => setup(emptyForm())),
  factor('second factor, wrong code', (language) =>
    setup(failedForm({}, { codigo: secondFactorText[language].wrongCode })),
  ),
  factor('second factor in use', () => ({ kind: 'on', since: '20/11/2026', left: 10 })),
  factor('second factor in use, few codes left', () => ({ kind: 'on', since: '20/11/2026', left: 1 })),
  entry('recovery codes', 'profile/recovery-codes', ({ language }) =>
    recoveryCodesPage(language, { codes: CODES, first: true }),
  ),
  entry('recovery codes, made anew', 'profile/recovery-codes', ({ language }) =>
    recoveryCodesPage(language, { codes: CODES, first: false }),
  ),
  username('username', none),
  username(
    'username, wrong shape',
    wrong((t) => t.shape),
  ),
  entry('username, code', 'profile/confirm/username-code', ({ language }) =>
    usernameCodePage(language, { places, form: emptyForm() }),
  ),
  entry('username, wrong code', 'profile/confirm/username-code', ({ language }) =>
    usernameCodePage(language, { places: [], form: wrong((t) => t.wrongCode, 'codigo', 'K7PM')(language) }),
  ),
  entry('username, link', 'profile/confirm/link', ({ language }) =>
    usernameLinkPage(language, { email: NEW, token: 'x' }),
  ),
  entry('username, link that is no longer good', 'profile/confirm/dead-link', ({ language }) =>
    deadLinkPage(language),
  ),
  entry('username, taken meanwhile', 'profile/confirm/dead-link', ({ language }) =>
    deadLinkPage(language, usernameText[language].taken),
  ),
  billing('billing e-mail, that of the user', own),
  billing('billing e-mail, of somebody else', shop),
  billing('billing e-mail, each their own', shared),
  billing(
    'billing e-mail, wrong shape',
    own,
    wrong((t) => t.shape),
  ),
  entry('billing e-mail, code', 'profile/confirm/billing-code', ({ language }) =>
    billingCodePage(language, { number: '100000001', form: emptyForm() }),
  ),
  entry('billing e-mail, link', 'profile/confirm/link', ({ language }) =>
    billingLinkPage(language, { email: NEW, number: '100000001', token: 'x' }),
  ),
];

function entry<K extends TemplateName>(
  state: string,
  template: K,
  model: (f: Formats) => Templates[K],
): GalleryEntry {
  return galleryEntry({
    capability: 'profile',
    state,
    template,
    model: (_language, f) => model(f),
    options: (language) => ({
      title: profileText[language].title,
      trail: [{ label: profileText[language].title, href: null }],
    }),
    frame: (language) => userFrame(language, '/mis-datos'),
  });
}
