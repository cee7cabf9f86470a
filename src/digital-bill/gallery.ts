import type { Account } from '../accounts/account.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { SAMPLE_TODAY, sampleAccount, sampleBill, sampleFrame } from '../payables/sample.ts';
import type { DigitalBillView } from './page.ts';
import { digitalBillHref, digitalBillPage } from './page.ts';
import type { DigitalBillText } from './text.es.ts';
import { digitalBillText } from './text.ts';

const href = digitalBillHref(sampleAccount.number);

const view: Omit<DigitalBillView, 'form'> = {
  account: sampleAccount,
  phone: '(0261) 555-0100',
  startedAt: null,
  consentId: null,
  mailbox: 'ana.gomez@example.com',
  refusedAt: null,
  dueSoon: [],
  utility: 'Aguas del Valle',
  timeZone: 'America/Argentina/Mendoza',
  hidesHistory: false,
};

function entry(
  state: string,
  changes: Partial<DigitalBillView> = {},
  form: (t: DigitalBillText) => FormState = () => emptyForm(),
): GalleryEntry {
  return galleryEntry({
    capability: 'digital-bill',
    state,
    template: 'digital-bill/page',
    model: (language, f) =>
      digitalBillPage(f, { ...view, ...changes, form: form(digitalBillText[language]) }),
    options: (language) => {
      const { title } = digitalBillText[language];
      return { title, trail: [{ label: title, href: null }] };
    },
    frame: (language) => sampleFrame(language, href),
  });
}

const closed: Account = { ...sampleAccount, status: 'closed', closedOn: '2026-10-13' };
const SINCE = '2026-05-04T14:00:00.000Z';

/** The digital bill in every state, from invented data. */
export const digitalBillGallery: GalleryEntry[] = [
  entry('not enrolled'),
  entry('terms not accepted', {}, (t) => failedForm({}, { acepto: t.mustAccept })),
  entry('a bill is due tomorrow', {
    dueSoon: [sampleBill(5, { dueOn: SAMPLE_TODAY, amountCents: 4_385_812 })],
  }),
  entry('back to paper', { refusedAt: '2026-11-20T12:00:00.000Z' }),
  entry('the mailbox of another user', { mailbox: 'be••••@ex••••.com' }),
  entry('enrolled', { startedAt: SINCE, consentId: '01KC0000000000000000000000' }),
  entry('a closed account', { account: closed }),
  entry('a closed account that is enrolled', { account: closed, startedAt: SINCE }),
  entry('enrolled, and without it the history is hidden', { startedAt: SINCE, hidesHistory: true }),
];
