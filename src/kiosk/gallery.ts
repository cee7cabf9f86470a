import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { SAMPLE_PHONE } from '../payables/sample.ts';
import type { NotePage } from './page.ts';
import { endedPage, notHerePage, startPage, warningPage } from './page.ts';
import { kioskText } from './text.ts';

const start = (state: string, phone: string) =>
  galleryEntry({
    capability: 'kiosk',
    state,
    template: 'kiosk/start',
    model: (language) => startPage(language, phone),
    options: (language) => ({ title: kioskText[language].startTitle }),
  });

const warning = (state: string, last: boolean) => {
  const page = (language: 'es' | 'en') => warningPage(language, { seconds: 30, last, back: '/cuentas' });
  return galleryEntry({
    capability: 'kiosk',
    state,
    template: 'kiosk/warning',
    model: page,
    options: (language) => ({ title: page(language).heading }),
  });
};

const note = (
  state: string,
  template: 'kiosk/ended' | 'kiosk/not-here',
  page: (language: 'es' | 'en') => NotePage,
) =>
  galleryEntry({
    capability: 'kiosk',
    state,
    template,
    model: page,
    options: (language) => ({
      title: page(language).heading,
      status: template === 'kiosk/ended' ? 200 : 404,
    }),
  });

/** The pages of the lobby's computer itself; on one of them the whole gallery wears its layout. */
export const kioskGallery: GalleryEntry[] = [
  start('start', SAMPLE_PHONE),
  start('start, no telephone', ''),
  warning('warning', false),
  warning('last warning', true),
  note('ended', 'kiosk/ended', endedPage),
  note('not a computer of the lobby', 'kiosk/not-here', notHerePage),
];
