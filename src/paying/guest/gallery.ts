import { emptyForm, failedForm } from '../../http/form.ts';
import type { GalleryEntry } from '../../http/page/gallery.ts';
import { galleryEntry } from '../../http/page/gallery.ts';
import type { OfferedPayable, PayableSource } from '../../payables/payable.ts';
import {
  SAMPLE_PHONE,
  SAMPLE_TODAY,
  sampleAccount,
  sampleBill,
  sampleFields,
  sampleInstalment,
} from '../../payables/sample.ts';
import { customerPaths, guestPaths } from '../paths.ts';
import { questionPage } from '../question/page.ts';
import { payingText } from '../text.ts';
import type { GuestPage } from './page.ts';
import { guestBillsPage, guestLinkPage, guestPage } from './page.ts';
import type { PhonePanel } from './phone-panel.ts';
import type { GuestText } from './text.es.ts';
import { guestText } from './text.ts';

const bills = [
  sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 }),
  sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 }),
];
const held = sampleBill(6, {
  dueOn: '2026-12-27',
  amountCents: 4_110_250,
  obstacle: { kind: 'in-progress', attemptId: '01KC0000000000000000000000' },
});

const entry = (
  state: string,
  forms: (t: GuestText) => Partial<Record<'account' | 'code', GuestPage['code']['form']>>,
) =>
  galleryEntry({
    capability: 'paying',
    state,
    template: 'paying/guest/entry',
    model: (language) => guestPage(language, { proof: 'surname+postcode', ...forms(guestText[language]) }),
    options: (language) => ({
      title: guestText[language].title,
      trail: [{ label: guestText[language].title, href: null }],
    }),
  });

const followed = galleryEntry({
  capability: 'paying',
  state: 'guest, came with a link',
  template: 'paying/guest/link',
  model: (language) => guestLinkPage(language, 'K7PM-2QXD', 'Aguas del Valle'),
  options: (language) => {
    const { title } = guestText[language].link;
    return { title, trail: [{ label: title, href: null }] };
  },
});

const list = (state: string, shown: { items: OfferedPayable[]; closed?: boolean }) =>
  galleryEntry({
    capability: 'paying',
    state,
    template: 'paying/guest/bills',
    model: (_language, f) =>
      guestBillsPage(f, {
        account: { ...sampleAccount, ...(shown.closed ? { status: 'closed', closedOn: '2026-10-13' } : {}) },
        today: SAMPLE_TODAY,
        items: shown.items,
        chosen: shown.items.slice(0, 1),
        fields: sampleFields,
        phone: SAMPLE_PHONE,
      }),
    options: (language) => ({ title: guestText[language].billsTitle }),
  });

const sources: PayableSource[] = [...sampleFields].map(([kind, field]) => ({
  kind: kind as PayableSource['kind'],
  field,
  list: async () => [],
  settle: async () => false,
  reopen: async () => false,
}));

/** What every QR has in three corners; the gallery reads no code out. */
const finder = (x: number, y: number) =>
  `M${x} ${y}h7v7h-7zM${x + 1} ${y + 1}v5h5v-5zM${x + 2} ${y + 2}h3v3h-3z`;

const panel = (t: GuestText['phonePanel']): PhonePanel => ({
  heading: t.heading,
  text: t.text,
  address: 'oficina.example.com/pagar',
  codeLabel: t.code,
  code: 'K7PM-2QXD',
  until: t.until('17:42'),
  alt: t.alt('K7PM-2QXD'),
  qr: { size: 29, path: [finder(4, 4), finder(18, 4), finder(4, 18)].join('') },
});

const question = (
  state: string,
  shown: { email: string | null; phone?: boolean; customer?: boolean; plan?: boolean },
) =>
  galleryEntry({
    capability: 'paying',
    state,
    template: 'paying/question',
    model: (language, f) =>
      questionPage(f, {
        items: bills,
        sources,
        platform: { label: 'Plataforma de prueba', needsScripts: false },
        mood: 'well',
        receiptEmail: shown.email,
        open: { transfer: true, phone: SAMPLE_PHONE },
        changed: false,
        dropped: false,
        early: false,
        accountNumber: sampleAccount.number,
        remarks: [],
        discards: shown.plan ? sampleInstalment(1, { dueOn: '2026-11-27', amountCents: 2_000_000 }) : null,
        paths: shown.customer
          ? customerPaths(sampleAccount.number)
          : guestPaths({ byCode: shown.email !== null }),
        form: emptyForm(),
        phonePanel: shown.phone ? panel(guestText[language].phonePanel) : null,
      }),
    options: (language) => ({ title: payingText[language].payTitle }),
  });

/** Paying without a user, in every state. */
export const guestGallery: GalleryEntry[] = [
  entry('guest', () => ({})),
  entry('guest, proof does not match', (t) => ({
    account: failedForm(
      { cuenta: '100000003', apellido: 'Pérez', codigoPostal: '5500' },
      { cuenta: t.noMatch },
    ),
  })),
  entry('guest, wrong pay code', (t) => ({
    code: failedForm({ codigo: 'K7PM-2QXD' }, { codigo: t.wrongCode }),
  })),
  followed,
  entry('guest, came with half a code', () => ({ code: emptyForm({ codigo: 'K7PM' }) })),
  entry('guest, old pay code', (t) => ({
    code: failedForm({ codigo: 'K7PM-2QXD' }, { codigo: t.oldCode }),
  })),
  list('guest, what is owed', { items: [...bills, held] }),
  list('guest, nothing owed', { items: [] }),
  list('guest, closed account', { items: bills, closed: true }),
  question('guest, question', { email: null }),
  question('guest, question of a pay code', { email: 'bruno.perez@example.com' }),
  question('guest, a plan is discarded', { email: null, plan: true }),
  question('question in the lobby', { email: 'ana.gomez@example.com', phone: true, customer: true }),
];
