import { maskEmail } from '../../identity/mask.ts';
import type { Language } from '../../kit/text.ts';
import { collectionObstacle } from '../account.ts';
import type { AccountEnrolments } from '../billing/enrolments.ts';
import type { BillingPlace } from '../billing/places.ts';
import { addressOf } from '../menus.ts';
import type { ReviewText } from './text.es.ts';
import { reviewText } from './text.ts';

export const REVIEW = '/cuentas/revisar';

/** The checklist of these accounts (A071). */
export const reviewOf = (numbers: readonly string[]): string =>
  `${REVIEW}?${new URLSearchParams(numbers.map((number): [string, string] => ['cuenta', number]))}`;

/** One thing to look at: tick or cross, the words, and where it is changed (D19). */
export interface ReviewLine {
  label: string;
  tone: 'ok' | 'bad';
  glyph: string;
  state: string;
  text: string;
  link: { label: string; href: string };
}

export interface ReviewPage {
  t: ReviewText;
  heading: string;
  accounts: { number: string; name: string; headingId: string; lines: ReviewLine[] }[];
  more: string | null;
  doneHref: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'accounts/review': ReviewPage;
  }
}

export interface ReviewInput {
  places: readonly BillingPlace[];
  enrolments: ReadonlyMap<string, AccountEnrolments>;
  /** How many are shown when there are more. */
  shownOf: number | null;
}

export function reviewPage(language: Language, { places, enrolments, shownOf }: ReviewInput): ReviewPage {
  const t = reviewText[language];
  const [only] = places;
  return {
    t,
    heading: places.length === 1 ? t.one : t.many,
    accounts: places.map((place) => ({
      number: place.account.number,
      name: place.account.billLabel ?? addressOf(place.account),
      headingId: `cuenta-${place.account.number}`,
      lines: linesOf(t, place, enrolments.get(place.account.number)),
    })),
    more: shownOf === null ? null : t.more(shownOf),
    doneHref: places.length === 1 && only ? `/cuentas/${only.account.number}` : '/cuentas',
  };
}

const OFF: AccountEnrolments = { digitalBill: false, directDebit: 'off' };

function linesOf(t: ReviewText, place: BillingPlace, standing: AccountEnrolments = OFF): ReviewLine[] {
  const { account, follows } = place;
  const home = `/cuentas/${account.number}`;
  const { digitalBill, directDebit } = standing;
  const bill = digitalBill ? 'on' : 'off';
  const here = collectionObstacle(account) === null;
  const email = place.foreign ? maskEmail(place.email) : place.email;
  const { states, texts, links } = t;
  return [
    {
      ...mark(digitalBill, t.digitalBill, states[bill]),
      text: texts.bill[bill],
      link: { label: digitalBill ? links.seeBill : links.joinBill, href: `${home}/factura-digital` },
    },
    {
      ...mark(directDebit === 'on', t.directDebit, states[directDebit]),
      text: texts.debit[directDebit],
      link: {
        label: directDebit === 'off' ? links.joinDebit : links.seeDebit,
        href: `${home}/debito-automatico`,
      },
    },
    {
      ...mark(!follows, t.email, follows ? states.follows : states.set),
      text: follows ? texts.follows(email) : texts.goesTo(email),
      link: { label: links.email, href: `/mis-datos/correo-de-facturacion/${account.number}` },
    },
    {
      ...mark(here, t.options, here ? states.payHere : states.notHere),
      text: here ? texts.payHere : '',
      link: { label: links.options, href: `${home}/opciones-de-pago` },
    },
  ];
}

const mark = (good: boolean, label: string, state: string) => ({
  label,
  tone: good ? ('ok' as const) : ('bad' as const),
  glyph: good ? '✓' : '✕',
  state,
});
