import type { GalleryEntry } from '../../http/page/gallery.ts';
import { galleryEntry } from '../../http/page/gallery.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import {
  SAMPLE_ATTEMPT,
  SAMPLE_PHONE,
  sampleAccount,
  sampleBill,
  sampleFrame,
  sampleInstalment,
} from '../../payables/sample.ts';
import { customerPaths, guestPaths } from '../paths.ts';
import { waysPage } from './page.ts';
import { waysText } from './text.ts';
import type { TransferAccount } from './transfer.ts';

const overdue = sampleBill(4, { dueOn: '2026-09-10', amountCents: 3_108_730 });
const current = sampleBill(5, { dueOn: '2026-11-27', amountCents: 4_385_812 });
const refused = sampleBill(5, {
  dueOn: '2026-11-27',
  amountCents: 4_385_812,
  obstacle: { kind: 'cooling', attemptId: SAMPLE_ATTEMPT, opensAt: '2026-11-22T18:42:00.000Z' },
});
const instalment = sampleInstalment(5, { dueOn: '2026-11-05', amountCents: 2_000_000 });

const account: TransferAccount = {
  holder: 'Aguas del Valle S. A.',
  taxId: '30-70845123-8',
  bank: 'Banco de la Cordillera',
  cbu: '9990042100000142708455',
  alias: 'AGUAS.DEL.VALLE',
};

interface Shown {
  items: OfferedPayable[];
  without?: OfferedPayable[];
  guest?: boolean;
  bare?: boolean;
  dropped?: boolean;
}

const ways = (state: string, { items, without = [], guest = false, bare = false, dropped = false }: Shown) =>
  galleryEntry({
    capability: 'paying',
    state,
    template: 'paying/ways/page',
    model: (_language, f) =>
      waysPage(f, {
        accountNumber: sampleAccount.number,
        items,
        dropped,
        coupons: items.map((item) => ({
          item,
          digits: without.includes(item) ? null : '000004385812263310000010000000201315741076',
        })),
        transfer: bare ? null : account,
        site: bare
          ? { phone: '', phoneHours: '' }
          : { phone: SAMPLE_PHONE, phoneHours: 'lunes a viernes, 8 a 16' },
        codeAddress: 'oficina.example.com/pagar',
        paths: guest ? guestPaths({ byCode: true }) : customerPaths(sampleAccount.number),
        query: 'factura=B-1002-05',
        passOn: !guest,
      }),
    options: (language) => {
      const { title } = waysText[language];
      return { title, trail: [{ label: title, href: null }] };
    },
    ...(guest ? {} : { frame: (language) => sampleFrame(language) }),
  });

/** Other ways to pay, for customers and guests. */
export const waysGallery: GalleryEntry[] = [
  ways('other ways, one bill', { items: [current] }),
  ways('other ways, two bills', { items: [overdue, current] }),
  ways('other ways, an instalment without bars', { items: [current, instalment], without: [instalment] }),
  ways('other ways after a refusal', { items: [overdue, refused], dropped: true }),
  ways('other ways, something left out', { items: [current], dropped: true }),
  ways('other ways of a guest', { items: [current], guest: true }),
  ways('other ways, little is offered', { items: [instalment], without: [instalment], bare: true }),
];
