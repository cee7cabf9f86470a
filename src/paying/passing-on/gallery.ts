import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm } from '../../http/form.ts';
import type { GalleryEntry } from '../../http/page/gallery.ts';
import { galleryEntry } from '../../http/page/gallery.ts';
import { sampleAccount, sampleBill, sampleFrame } from '../../payables/sample.ts';
import { guestText } from '../guest/text.ts';
import { customerPaths } from '../paths.ts';
import { passingOnPage } from './page.ts';
import type { PassingOnText } from './text.es.ts';
import { passingOnText } from './text.ts';
import type { PassedOn } from './trail.ts';

const items = [
  sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 }),
  sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 }),
];
const totalCents = 7_494_542;

const recent: PassedOn[] = [
  {
    at: '2026-11-22T18:02:00.000Z',
    kind: 'link',
    to: 'be••••@ex••••.com',
    totalCents,
    by: { kind: 'customer', userId: 'U-1', email: 'an••••@ex••••.com' },
  },
  {
    at: '2026-11-21T12:40:00.000Z',
    kind: 'code',
    to: null,
    totalCents,
    by: { kind: 'customer', userId: 'U-2', email: 'lu••••@ex••••.com' },
  },
  { at: '2026-11-21T12:31:00.000Z', kind: 'code', to: null, totalCents, by: { kind: 'staff' } },
];

interface Shown {
  form?: (t: PassingOnText) => FormState;
  code?: boolean;
  dropped?: boolean;
  recent?: PassedOn[];
}

const page = (state: string, shown: Shown = {}) =>
  galleryEntry({
    capability: 'paying',
    state,
    template: 'paying/passing-on/page',
    model: (language, f) => {
      const t = passingOnText[language];
      const paths = customerPaths(sampleAccount.number);
      return passingOnPage(f, {
        items,
        dropped: shown.dropped ?? false,
        hidden: items.map(({ id }) => ({ name: 'factura', value: id })),
        actions: { link: paths.passOn ?? '', code: `${paths.question}/codigo` },
        form: shown.form?.(t) ?? emptyForm(),
        phone: shown.code
          ? {
              heading: t.code.shown,
              text: t.code.shownText,
              address: 'oficina.example.com/pagar',
              codeLabel: guestText[language].phonePanel.code,
              code: 'K7PM-2QXD',
              until: t.code.until('17:42'),
              alt: guestText[language].phonePanel.alt('K7PM-2QXD'),
              qr: { size: 29, path: 'M4 4h7v7h-7zM5 5v5h5v-5zM18 4h7v7h-7zM19 5v5h5v-5z' },
            }
          : null,
        recent: shown.recent ?? [],
        userId: 'U-1',
        backHref: `${paths.question}?factura=B-1002-04&factura=B-1002-05`,
      });
    },
    options: (language) => {
      const t = passingOnText[language];
      return { title: t.title, trail: [{ label: t.crumb, href: null }] };
    },
    frame: (language) => sampleFrame(language),
  });

/** Passing a payment on by code or link. */
export const passingOnGallery: GalleryEntry[] = [
  page('passing on'),
  page('passing on, the code', { code: true, recent: recent.slice(1) }),
  page('passing on, after others', { recent }),
  page('passing on, no such mailbox', {
    form: (t) => failedForm({ correo: 'beto' }, { correo: t.mail.shape }),
  }),
  page('passing on, something left out', { dropped: true }),
];
