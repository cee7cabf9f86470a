import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { identityText, signInPage } from './page.ts';
import { reauthPage } from './reauth/page.ts';
import { mailedCodePage, secondStepPage } from './second-step/page.ts';
import type { StepMethod } from './second-step/step.ts';
import type { SecondStepText } from './second-step/text.es.ts';
import { secondStepText } from './second-step/text.ts';
import type { IdentityText } from './text.es.ts';

const TYPED = { usuario: 'ana.gomez@example.com', contrasena: 'never shown' };

const signIn = (state: string, form: (t: IdentityText) => FormState, back: string | null = null) =>
  galleryEntry({
    capability: 'identity',
    state,
    template: 'identity/sign-in',
    model: (language) => signInPage(language, form(identityText[language]), { back }),
    options: (language) => ({ title: identityText[language].signInTitle }),
  });

interface Step {
  method: StepMethod;
  kiosk?: boolean;
  error?: (t: SecondStepText) => string;
}

const secondStep = (state: string, { method, kiosk = false, error }: Step) =>
  galleryEntry({
    capability: 'identity',
    state,
    template: 'identity/question',
    model: (language) => {
      const form = error ? failedForm({}, { respuesta: error(secondStepText[language]) }) : emptyForm();
      const user = { question: 'mountain', answerFailures: 0 };
      return secondStepPage(
        language,
        { user, method },
        { kiosk, phone: '(0261) 555-0100', back: null, form },
      );
    },
    options: (language) => ({ title: secondStepText[language].title }),
  });

/** The entry, the sign-in and its second step in every state. */
export const identityGallery: GalleryEntry[] = [
  signIn('entry', () => emptyForm()),
  signIn('sign-in on the way to a page', () => emptyForm(), '/cuentas/100000001'),
  signIn('nothing typed', (t) => failedForm({}, { usuario: t.missingUser, contrasena: t.missingPassword })),
  signIn('wrong pair', (t) => failedForm(TYPED, { usuario: t.wrongPair }, ['contrasena'])),
  galleryEntry({
    capability: 'identity',
    state: 'mailbox not validated',
    template: 'identity/sign-in',
    model: (language) => {
      const text = identityText[language].notValidated(TYPED.usuario);
      const form = failedForm(TYPED, { usuario: text }, ['contrasena']);
      return signInPage(language, form, { waiting: { id: '01KC0000000000000000000000' } });
    },
    options: (language) => ({ title: identityText[language].signInTitle }),
  }),
  secondStep('security question', { method: 'question' }),
  secondStep('security question, wrong answer', { method: 'question', error: (t) => t.wrongAnswer }),
  secondStep('security question in the lobby', { method: 'question', kiosk: true }),
  secondStep('code of the telephone', { method: 'totp' }),
  secondStep('answers used up', { method: 'mailed-code' }),
  galleryEntry({
    capability: 'identity',
    state: 'code by mail',
    template: 'identity/mailed-code',
    model: (language) =>
      mailedCodePage(
        language,
        { user: { email: TYPED.usuario }, canAnswer: true },
        {
          kiosk: false,
          phone: '',
          back: null,
          form: failedForm({}, { codigo: secondStepText[language].wrongCode }),
        },
      ),
    options: (language) => ({ title: secondStepText[language].codeTitle }),
  }),
  galleryEntry({
    capability: 'identity',
    state: 'password once more',
    template: 'identity/reauth',
    model: (language) => reauthPage(language, emptyForm(), { back: '/mis-datos', email: TYPED.usuario }),
    options: (language) => ({ title: reauthPage(language, emptyForm(), { back: null, email: '' }).t.title }),
  }),
];
