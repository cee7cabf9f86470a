import type { Delivery, DeliveryState } from '../deliveries/store.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { sampleInvoice } from '../invoices/sample.ts';
import { SAMPLE_TODAY, sampleAccount, sampleFrame } from '../payables/sample.ts';
import type { MissingBillView } from './page.ts';
import { missingBillHref, missingBillPage } from './page.ts';
import { missingBillText } from './text.ts';

const bill = (n: number, changes: Partial<Invoice> = {}) =>
  sampleInvoice(`B-1002-${String(n).padStart(2, '0')}`, { period: `2026-B${n}`, ...changes });

const newest = bill(6);
const overdue = bill(5, { issuedOn: '2026-09-12', dueOn: '2026-09-27', secondDueOn: '2026-10-07' });
const older = [4, 3, 2, 1].map((n) =>
  bill(n, { status: 'paid', paidOn: `2026-0${n + 1}-20`, dueOn: `2026-0${n + 1}-27` }),
);

const MAILBOX = 'ana.gomez@example.com';
const delivered = (state: DeliveryState): Delivery => ({
  invoiceNumber: newest.number,
  accountNumber: sampleAccount.number,
  state,
  recipient: MAILBOX,
  mailedAt: '2026-11-12T12:05:00.000Z',
});

const view: MissingBillView = {
  accountNumber: sampleAccount.number,
  today: SAMPLE_TODAY,
  timeZone: 'America/Argentina/Mendoza',
  invoices: [newest, overdue, ...older],
  chosen: newest,
  reportedAt: null,
  mailbox: null,
  delivery: null,
};

function entry(state: string, changes: Partial<MissingBillView> = {}): GalleryEntry {
  return galleryEntry({
    capability: 'missing-bill',
    state,
    template: 'missing-bill/page',
    model: (_language, f) => missingBillPage(f, { ...view, ...changes }),
    options: (language) => {
      const { title } = missingBillText[language];
      return { title, trail: [{ label: title, href: null }] };
    },
    frame: (language) => sampleFrame(language, missingBillHref(sampleAccount.number)),
  });
}

/** No recibí factura in every state, from invented data. */
export const missingBillGallery: GalleryEntry[] = [
  entry('on paper'),
  entry('reported as missing', { reportedAt: '2026-11-22T13:00:00.000Z' }),
  entry('another bill was chosen', { chosen: overdue }),
  entry('on digital bill, mailed', { mailbox: MAILBOX, delivery: delivered('mailed') }),
  entry('on digital bill, just sent', { mailbox: MAILBOX, delivery: delivered('queued') }),
  entry('on digital bill, refused', { mailbox: MAILBOX, delivery: delivered('bounced') }),
  entry('on digital bill, not mailed', { mailbox: MAILBOX }),
  entry('no bills yet', { invoices: [], chosen: null }),
];
