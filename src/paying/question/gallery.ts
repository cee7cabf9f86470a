import { emptyForm } from '../../http/form.ts';
import type { GalleryEntry } from '../../http/page/gallery.ts';
import { galleryEntry } from '../../http/page/gallery.ts';
import type { OfferedPayable, PayableSource } from '../../payables/payable.ts';
import type { Remark } from '../../payables/remark.ts';
import {
  SAMPLE_PHONE,
  sampleAccount,
  sampleBill,
  sampleFields,
  sampleFrame,
  sampleInstalment,
  sampleRemark,
} from '../../payables/sample.ts';
import type { Mood } from '../../payments/platforms/health/health.ts';
import { customerPaths } from '../paths.ts';
import { payingText } from '../text.ts';
import { questionPage } from './page.ts';

const bills = [
  sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 }),
  sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 }),
];
const instalment = sampleInstalment(5, { dueOn: '2026-11-05', amountCents: 2_000_000 });
const sources: PayableSource[] = [...sampleFields].map(([kind, field]) => ({
  kind: kind as PayableSource['kind'],
  field,
  list: async () => [],
  settle: async () => false,
  reopen: async () => false,
}));

const debitRemark = ({ kind, id, dueOn, amountCents }: OfferedPayable): Remark => ({
  ...sampleRemark({ kind, id }, { kind: 'debited', text: '', detail: '', link: { label: '', href: '' } }),
  debit: { on: dueOn, cents: amountCents },
});

const question = (
  state: string,
  items: OfferedPayable[],
  {
    changed = false,
    needsScripts = false,
    mood = 'well',
    discards = null,
    remarks = [],
  }: {
    changed?: boolean;
    needsScripts?: boolean;
    mood?: Mood;
    discards?: OfferedPayable | null;
    remarks?: Remark[];
  } = {},
) =>
  galleryEntry({
    capability: 'paying',
    state,
    template: 'paying/question',
    model: (_language, f) =>
      questionPage(f, {
        items,
        sources,
        paths: customerPaths(sampleAccount.number),
        form: emptyForm(),
        phonePanel: null,
        platform: { label: 'Plataforma de prueba', needsScripts },
        mood,
        receiptEmail: 'ana.gomez@example.com',
        open: { transfer: true, phone: SAMPLE_PHONE },
        changed,
        dropped: false,
        early: false,
        accountNumber: sampleAccount.number,
        discards,
        remarks,
      }),
    options: (language) => {
      const title = payingText[language].payTitle;
      return { title, trail: [{ label: title, href: null }], status: changed ? 422 : 200 };
    },
    frame: (language) => sampleFrame(language),
  });

/** The question, in every state. */
export const payingGallery: GalleryEntry[] = [
  question('question, one bill', bills.slice(0, 1)),
  question('question, two bills', bills),
  question('question, an instalment too', [...bills, instalment]),
  question('question, the amount changed', bills, { changed: true }),
  question('question, a plan is discarded', bills.slice(0, 1), { discards: instalment }),
  question('question, the first instalment of a plan', [
    { ...instalment, alsoHolds: bills.map(({ kind, id }) => ({ kind, id })) },
  ]),
  question('question, a bill with a debit announced', bills.slice(1), {
    remarks: bills.slice(1).map((bill) => debitRemark(bill)),
  }),
  question('question, a platform that needs scripts', bills, { needsScripts: true }),
  question('question, the platform is silent', bills, { mood: 'silent' }),
  question('question, the platform is slow', bills, { mood: 'slow' }),
];
