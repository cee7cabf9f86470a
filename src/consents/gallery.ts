import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { sampleAccount, sampleFrame } from '../payables/sample.ts';
import { consentPage } from './page.ts';
import type { Consent } from './store.ts';
import { consentsText } from './text.ts';

const consent: Consent = {
  id: '01KC0000000000000000000000',
  kind: 'digital-bill',
  accountNumber: sampleAccount.number,
  userId: 'U-ana',
  version: '2026-11',
  language: 'es',
  text: 'Acepto recibir mis facturas por correo electrónico en lugar del papel.\n\nPuedo cancelar la adhesión cuando quiera, desde esta misma oficina virtual.',
  givenAt: '2026-11-20T15:02:00.000Z',
  verificationCode: 'K7PM-2QXD-9R4T',
};

const entry = (state: string, userId: string): GalleryEntry =>
  galleryEntry({
    capability: 'consents',
    state,
    template: 'consents/consent',
    model: (_language, f) =>
      consentPage(f, { account: sampleAccount, consent, viewer: { userId, email: 'ana.gomez@example.com' } }),
    options: (language) => ({ title: consentsText[language].title }),
    frame: (language) => sampleFrame(language),
  });

export const consentsGallery: readonly GalleryEntry[] = [
  entry('given by who looks', 'U-ana'),
  entry('given by somebody else', 'U-other'),
];
