import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { identityText, signInPage } from './page.ts';
import type { IdentityText } from './text.es.ts';

const TYPED = { usuario: 'ana.gomez@example.com', contrasena: 'never shown' };

const signIn = (state: string, form: (t: IdentityText) => FormState, back: string | null = null) =>
  galleryEntry({
    capability: 'identity',
    state,
    template: 'identity/sign-in',
    model: (language) => signInPage(language, form(identityText[language]), back),
    options: (language) => ({ title: identityText[language].signInTitle }),
  });

/** The entry and the sign-in in every state. */
export const identityGallery: GalleryEntry[] = [
  signIn('entry', () => emptyForm()),
  signIn('sign-in on the way to a page', () => emptyForm(), '/cuentas/100000001'),
  signIn('nothing typed', (t) => failedForm({}, { usuario: t.missingUser, contrasena: t.missingPassword })),
  signIn('wrong pair', (t) => failedForm(TYPED, { usuario: t.wrongPair }, ['contrasena'])),
];
