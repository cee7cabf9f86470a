import type { Formats } from '../kit/formats.ts';
import type { Account } from './account.ts';
import type { AccountEnrolments } from './billing/enrolments.ts';
import { addressOf } from './menus.ts';
import type { AccountsText } from './text.es.ts';
import { accountsText } from './text.ts';

export interface Badge {
  tone: 'ok' | 'bad' | 'off';
  glyph: string;
  text: string;
}

/** The main data of an account, the same wherever it is shown (A057, A060). */
export interface AccountFacts {
  number: string;
  label: string | null;
  holder: string;
  address: string;
  service: string;
  status: Badge;
}

/** Whether an account is enrolled: tick or cross, and the words (A124, D19). */
export interface EnrolmentLine {
  label: string;
  href: string;
  badge: Badge;
}

export interface AccountCard extends AccountFacts {
  headingId: string;
  enrolments: EnrolmentLine[];
  options: { label: string; href: string };
  who: string;
  manageHref: string;
  unlinkHref: string;
}

export interface AccountsPage {
  t: AccountsText;
  search: string;
  cards: AccountCard[];
  /** The user has linked nothing yet. */
  empty: boolean;
  /** How many are shown, or that none are; read out when a search changes it. */
  status: string;
  noResults: boolean;
  missing: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'accounts/list': AccountsPage;
    'accounts/results': AccountsPage;
    'accounts/facts': { t: AccountsText; facts: AccountFacts };
  }
}

export const MOST_ACCOUNTS = 50;
const MOST_EMAILS = 5;

export interface AccountsInput {
  f: Formats;
  search: string;
  /** One more than `MOST_ACCOUNTS` when there are more. */
  accounts: readonly Account[];
  /** Masked e-mails of the others who see an account, by its number. */
  seenBy: ReadonlyMap<string, string[]>;
  enrolments: ReadonlyMap<string, AccountEnrolments>;
  phone: string;
}

export function accountsPage(input: AccountsInput): AccountsPage {
  const { f, search, accounts, phone } = input;
  const t = accountsText[f.language];
  const none = accounts.length === 0;
  return {
    t,
    search,
    cards: accounts.slice(0, MOST_ACCOUNTS).map((one) => accountCard(input, one)),
    empty: none && search === '',
    status: statusOf(t, search, accounts.length),
    noResults: none && search !== '',
    missing: t.notAll(phone),
  };
}

function statusOf(t: AccountsText, search: string, count: number): string {
  if (count > MOST_ACCOUNTS) return t.moreThan(MOST_ACCOUNTS);
  return count === 0 && search !== '' ? t.noResults(search) : t.count(count);
}

export function accountFacts(f: Formats, account: Account): AccountFacts {
  const t = accountsText[f.language];
  const kinds = [t.services[account.service], t.categories[account.category]];
  return {
    number: account.number,
    label: account.billLabel,
    holder: account.holderName,
    address: addressOf(account),
    service: kinds.filter(Boolean).join(' · '),
    status: statusBadge(f, account),
  };
}

function accountCard({ f, seenBy, enrolments }: AccountsInput, account: Account): AccountCard {
  const t = accountsText[f.language];
  const emails = seenBy.get(account.number) ?? [];
  const shown = emails.slice(0, MOST_EMAILS);
  return {
    ...accountFacts(f, account),
    headingId: `cuenta-${account.number}`,
    enrolments: enrolmentLines(t, account.number, enrolments.get(account.number)),
    options: { label: t.menu.paymentOptions, href: `/cuentas/${account.number}/opciones-de-pago` },
    who: shown.length === 0 ? t.notShared : t.sharedWith(shown, emails.length - shown.length),
    manageHref: `/cuentas/${account.number}`,
    unlinkHref: `/cuentas/${account.number}/desvincular`,
  };
}

export function enrolmentLines(
  t: AccountsText,
  number: string,
  { digitalBill, directDebit }: AccountEnrolments = { digitalBill: false, directDebit: 'off' },
): EnrolmentLine[] {
  const badge = (on: boolean, text: string): Badge => ({
    tone: on ? 'ok' : 'bad',
    glyph: on ? '✓' : '✕',
    text,
  });
  const { yes, no, suspended } = t.enrolments;
  const debit = { off: no, on: yes, suspended }[directDebit];
  return [
    {
      label: t.enrolments.digitalBill,
      href: `/cuentas/${number}/factura-digital`,
      badge: badge(digitalBill, digitalBill ? yes : no),
    },
    {
      label: t.enrolments.directDebit,
      href: `/cuentas/${number}/debito-automatico`,
      badge: badge(directDebit === 'on', debit),
    },
  ];
}

function statusBadge(f: Formats, account: Account): Badge {
  const t = accountsText[f.language];
  if (account.status === 'active') return { tone: 'ok', glyph: '✓', text: t.active };
  return {
    tone: 'off',
    glyph: '–',
    text: account.closedOn ? t.closedOn(f.dayShort(account.closedOn)) : t.closed,
  };
}
