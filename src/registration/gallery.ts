import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { TemplateName, Templates } from '../http/render.ts';
import type { JudgedRule } from '../identity/credentials/password-rules.ts';
import { PASSWORD_RULES } from '../identity/credentials/password-rules.ts';
import { credentialsText } from '../identity/credentials/text.ts';
import type { Formats } from '../kit/formats.ts';
import { SECRETS } from './forms.ts';
import type { RegistrationInput } from './page.ts';
import { registrationPage } from './page.ts';
import type { RegistrationText } from './text.es.ts';
import { registrationText } from './text.ts';
import { dueNotes } from './validation/notes.ts';
import type { SentInput } from './validation/page.ts';
import { codePage, deadPage, sentPage, validatePage } from './validation/page.ts';

const ID = '01KC0000000000000000000000';
const EMAIL = 'luis.quiroga@example.com';
const CENTRE = { phone: '(0261) 555-0100', hours: 'lunes a viernes, 8 a 16' };
const TYPED = {
  cuenta: '100 000 007',
  apellido: 'Quiroga',
  codigoPostal: '5515',
  correo: EMAIL,
  pregunta: 'mountain',
};
const WEAK: JudgedRule[] = PASSWORD_RULES.map((rule) => ({
  rule,
  met: rule !== 'upper' && rule !== 'special',
}));

const register = (state: string, input: (f: Formats, t: RegistrationText) => Partial<RegistrationInput>) =>
  entry(state, 'registration/form', (f) =>
    registrationPage(f.language, {
      proof: 'surname+postcode',
      form: emptyForm(),
      claim: false,
      ...input(f, registrationText[f.language]),
    }),
  );

const sent = (state: string, input: (f: Formats) => Partial<SentInput>) =>
  entry(state, 'registration/sent', (f) =>
    sentPage(f.language, {
      registration: ID,
      email: EMAIL,
      own: true,
      notes: [],
      form: emptyForm(),
      ...input(f),
    }),
  );

const code = (state: string, form: (t: RegistrationText) => FormState, registration: string | null) =>
  entry(state, 'registration/code', ({ language }) =>
    codePage(language, form(registrationText[language]), registration),
  );

/** Registration and validation in every state. */
export const registrationGallery: GalleryEntry[] = [
  register('empty form', () => ({})),
  register('users of the former portal', () => ({ claim: true })),
  register('proof by invoice', () => ({ proof: 'invoice' })),
  register('correcting the e-mail', () => ({ form: emptyForm({ correo: EMAIL }), former: ID })),
  register('much is wrong', ({ language }, t) => {
    const words = credentialsText[language];
    const errors = { correo: t.wrongEmail, contrasena: words.weakPassword, respuesta: words.missingAnswer };
    return { form: failedForm({ ...TYPED, correo: 'luis@' }, errors, SECRETS), judged: WEAK };
  }),
  register('refused', () => ({ form: failedForm(TYPED, {}, SECRETS), refusal: CENTRE })),
  sent('mail sent', () => ({})),
  sent('mail sent, a bill falls due', (f) => ({
    notes: dueNotes(f, [{ number: 'B-1007-12', dueOn: '2026-11-23' }]),
  })),
  sent('mail sent again from elsewhere', () => ({ own: false })),
  sent('mail sent, if there was anything to send', () => ({ own: false, email: null, registration: null })),
  entry('validate the e-mail', 'registration/validate', ({ language }) =>
    validatePage(language, { email: EMAIL, token: 'sample', pass: 'sample' }),
  ),
  entry('link that no longer works', 'registration/dead', ({ language }) => deadPage(language, null)),
  entry('link that no longer works, own registration', 'registration/dead', ({ language }) =>
    deadPage(language, ID),
  ),
  code('code', () => emptyForm(), null),
  code('wrong code', (t) => failedForm({ correo: EMAIL, codigo: 'K7PM-2QXD' }, { codigo: t.wrongCode }), ID),
];

function entry<K extends TemplateName>(
  state: string,
  template: K,
  model: (f: Formats) => Templates[K],
): GalleryEntry {
  return galleryEntry({
    capability: 'registration',
    state,
    template,
    model: (_language, f) => model(f),
    options: (language) => ({ title: registrationText[language].title }),
  });
}
