import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { privacyPage, privacyText } from './page.ts';

export const privacyGallery: GalleryEntry[] = [
  galleryEntry({
    capability: 'privacy',
    state: 'privacy',
    template: 'privacy/privacy',
    model: (language) =>
      privacyPage(language, {
        utilityName: 'Aguas del Valle',
        phone: '(0261) 555-0100',
        retention: { trailDays: 1825, mailDays: 180, paymentYears: 10, bankAccountDays: 120 },
      }),
    options: (language) => ({ title: privacyText[language].title }),
  }),
];
