import type { VerifiedPaper } from '../documents/verifiable.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { verificationPage } from './page.ts';
import { verificationText } from './text.ts';

const real: VerifiedPaper = {
  what: 'Comprobante de pago',
  gender: 'masculine',
  code: 'K7PM-2QXD-9R4T',
  facts: [
    { label: 'Importe', value: '$ 43.858,12' },
    { label: 'Fecha', value: '22 de noviembre de 2026' },
  ],
  warning: null,
};

const entry = (state: string, code: string, found: VerifiedPaper | null): GalleryEntry =>
  galleryEntry({
    capability: 'verification',
    state,
    template: 'verification/verify',
    model: (language) => verificationPage(language, { code, found }),
    options: (language) => {
      const { title } = verificationText[language];
      return { title, trail: [{ label: title, href: null }], status: code && !found ? 404 : 200 };
    },
  });

export const verificationGallery: readonly GalleryEntry[] = [
  entry('asking', '', null),
  entry('real', real.code, real),
  entry('real, but given back', real.code, { ...real, warning: 'El importe se devolvió.' }),
  entry('not ours', 'XXXX-XXXX-XXXX', null),
];
