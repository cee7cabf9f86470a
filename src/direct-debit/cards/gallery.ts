import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm } from '../../http/form.ts';
import type { GalleryEntry } from '../../http/page/gallery.ts';
import { galleryEntry } from '../../http/page/gallery.ts';
import { sampleInvoice } from '../../invoices/sample.ts';
import { sampleAccount, sampleFrame } from '../../payables/sample.ts';
import type { NotCaught } from '../outlook/not-caught.ts';
import { debitText } from '../text.ts';
import { cardFormPage, cardStatePage } from './page.ts';
import type { CardSetup, SetupState } from './setup/store.ts';
import { cardText } from './text.ts';

const HERE = `/cuentas/${sampleAccount.number}/debito-automatico`;
const base = {
  capability: 'direct-debit',
  frame: (language: 'es' | 'en') => sampleFrame(language, `${HERE}/tarjeta`),
};

const form = (
  state: string,
  more: { offered?: boolean; refused?: (language: 'es' | 'en') => FormState; notCaught?: NotCaught } = {},
) =>
  galleryEntry({
    ...base,
    state: `card: ${state}`,
    template: 'direct-debit/cards/form',
    options: (language) => ({
      title: debitText[language].title,
      trail: [{ label: debitText[language].title, href: null }],
    }),
    model: (language) =>
      cardFormPage(language, {
        account: sampleAccount,
        offered: more.offered ?? true,
        phone: '(0261) 555-0100',
        utility: 'Aguas del Valle',
        platform: { label: 'Stripe', needsScripts: true },
        notCaught: more.notCaught ?? { tooSoon: [], overdue: [] },
        form: more.refused?.(language) ?? emptyForm(),
      }),
  });

const setup = (state: SetupState): CardSetup => ({
  id: '01KD0000000000000000000000',
  accountNumber: sampleAccount.number,
  userId: 'U-1',
  platform: 'test',
  sessionId: 'cs_1',
  sessionUrl: 'https://checkout.stripe.com/c/pay/cs_1',
  state,
  language: 'es',
  consentVersion: '2026-11',
  consentText: '',
  createdAt: '2026-11-22T12:00:00.000Z',
});

const told = (state: SetupState, answered = true) =>
  galleryEntry({
    ...base,
    state: `card: ${answered ? state : 'no answer'}`,
    template: 'direct-debit/cards/state',
    options: (language) => ({
      title: cardText[language].title,
      trail: [
        { label: debitText[language].title, href: HERE },
        { label: cardText[language].title, href: null },
      ],
    }),
    model: (language) => cardStatePage(language, { setup: setup(state), answered }),
  });

/** A card on its way to being enrolled, in every state. */
export const cardGallery: GalleryEntry[] = [
  form('what it means'),
  form('a bill is due too soon', {
    notCaught: { tooSoon: [sampleInvoice('B-1002-12')], overdue: [] },
  }),
  form('terms not accepted', {
    refused: (language) => failedForm({}, { acepto: debitText[language].errors.terms }),
  }),
  form('not offered for now', { offered: false }),
  told('open'),
  told('open', false),
  told('cancelled'),
  told('expired'),
  told('refused'),
  told('superseded'),
];
