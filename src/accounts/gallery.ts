import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm } from '../http/form.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import type { TemplateName, Templates } from '../http/render.ts';
import type { Formats } from '../kit/formats.ts';
import type { Account } from './account.ts';
import type { BillingPlace } from './billing/places.ts';
import { confirmPage, linkPage, othersPage, unlinkPage } from './linking/page.ts';
import type { Proof } from './linking/proof.ts';
import { accountFrame, userFrame } from './menus.ts';
import { accountsPage, MOST_ACCOUNTS } from './page.ts';
import { reviewPage } from './review/page.ts';
import type { AccountsText } from './text.es.ts';
import { accountsText } from './text.ts';

const PHONE = '(0261) 555-0100';

const home: Account = {
  number: '100000001',
  holderName: 'GÓMEZ, ANA MARÍA',
  holderSurname: 'GÓMEZ',
  serviceAddress: 'Av. San Martín 1250',
  locality: 'Ciudad de Mendoza',
  postcode: '5500',
  category: 'residential',
  service: 'metered',
  meterNumber: 'M-48213',
  status: 'active',
  closedOn: null,
  collection: 'portal',
  collectionNote: null,
  ebillEmail: null,
  billLabel: null,
  customerId: 'K-1',
};
const flat: Account = {
  ...home,
  number: '100000002',
  serviceAddress: 'Perú 845, piso 2, departamento B',
  service: 'unmetered',
  billLabel: 'Departamento de la calle Perú',
};
const closed: Account = {
  ...home,
  number: '100000004',
  holderName: 'DÍAZ, CARLA',
  locality: 'Guaymallén',
  status: 'closed',
  closedOn: '2026-10-13',
};
const many = Array.from({ length: MOST_ACCOUNTS + 1 }, (_, i) => ({
  ...home,
  number: String(200000001 + i),
}));

const seenBy = new Map([
  [flat.number, ['be••••@ex••••.com']],
  [closed.number, Array.from({ length: 8 }, (_, i) => `m${i}••••@ex••••.com`)],
]);

const enrolments = new Map([
  [home.number, { digitalBill: true, directDebit: 'on' as const }],
  [flat.number, { digitalBill: false, directDebit: 'suspended' as const }],
]);

type List = { search?: string; accounts: readonly Account[] };
const list = (state: string, { search = '', accounts }: List) =>
  entry(state, 'accounts/list', (f) =>
    accountsPage({ f, search, accounts, seenBy, enrolments, phone: PHONE }),
  );

interface Link {
  proof?: Proof['kind'];
  linked?: string;
  form(t: AccountsText): FormState;
}
const TYPED = { cuenta: '100 000 001', apellido: 'Gomes', codigoPostal: '5500', factura: 'B-1001-99' };

const link = (state: string, { proof = 'surname+postcode', linked, form }: Link) =>
  entry(state, 'accounts/link', ({ language }) => {
    const state = form(accountsText[language]);
    return linkPage(language, { proof, form: state, linked: linked ?? null, phone: PHONE });
  });

const others = (state: string, form: (t: AccountsText) => FormState) =>
  entry(state, 'accounts/others', (f) =>
    othersPage(f, {
      number: home.number,
      siblings: [flat, closed],
      chosen: [flat.number],
      form: form(accountsText[f.language]),
    }),
  );

const place = (account: Account, more: Partial<BillingPlace> = {}): BillingPlace => ({
  ...{ account, email: 'ana.gomez@example.com', follows: false, foreign: false },
  ...more,
});

const review = (state: string, places: BillingPlace[]) =>
  entry(state, 'accounts/review', ({ language }) =>
    reviewPage(language, { places, enrolments, shownOf: null }),
  );

const unlink = (state: string, digitalBill: boolean, directDebit: boolean) =>
  galleryEntry({
    capability: 'accounts',
    state,
    template: 'accounts/unlink',
    model: (_language, f) => unlinkPage(f, home, { digitalBill, directDebit }),
    options: { title: accountsText.es.unlinkTitle },
    frame: (language) =>
      accountFrame(language, { account: home, others: [home, flat], path: '/cuentas/100000001/desvincular' }),
  });

/** Every page of the accounts in every state, from invented data. */
export const accountsGallery: GalleryEntry[] = [
  list('nothing linked yet', { accounts: [] }),
  list('some accounts, one shared, one closed', { accounts: [home, flat, closed] }),
  list('search with a result', { search: '0002', accounts: [flat] }),
  list('search without a result', { search: '999', accounts: [] }),
  list('more than fifty', { accounts: many }),
  link('search', { form: () => emptyForm() }),
  link('search by invoice', { proof: 'invoice', form: () => emptyForm() }),
  link('nothing typed', { form: (t) => failedForm({}, missing(t)) }),
  link('no match', { form: (t) => failedForm(TYPED, { cuenta: t.noMatch }) }),
  link('no match by invoice', {
    proof: 'invoice',
    form: (t) => failedForm(TYPED, { cuenta: t.noMatch }),
  }),
  link('linked already', {
    linked: home.number,
    form: (t) => failedForm(TYPED, { cuenta: t.alreadyLinked(home.number) }),
  }),
  entry('confirm', 'accounts/confirm', (f) => confirmPage(f, home, [])),
  entry('confirm a closed account', 'accounts/confirm', (f) => confirmPage(f, closed, [])),
  others('other accounts of the customer', () => emptyForm()),
  others('none chosen', (t) => failedForm({}, { otra: t.siblingsNone })),
  review('review, one account', [place(home)]),
  review('review, each of several', [
    place(home),
    place({ ...flat, collection: 'leasing_office' }, { foreign: true }),
    place(closed, { follows: true }),
  ]),
  unlink('nothing stays', false, false),
  unlink('enrolments stay', true, true),
];

const missing = ({ required }: AccountsText) => ({
  cuenta: required.number,
  apellido: required.surname,
  codigoPostal: required.postcode,
});

function entry<K extends TemplateName>(
  state: string,
  template: K,
  model: (f: Formats) => Templates[K],
): GalleryEntry {
  return galleryEntry({
    capability: 'accounts',
    state,
    template,
    model: (_language, f) => model(f),
    options: { title: accountsText.es.title },
    frame: (language) => userFrame(language, '/cuentas'),
  });
}
