import type { Account } from '../../accounts/account.ts';
import { collectionObstacle } from '../../accounts/account.ts';
import { collectionMessage } from '../../accounts/billing/collection.ts';
import type { FormState } from '../../http/form.ts';
import type { Field, Message, Terms } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Language } from '../../kit/text.ts';
import { TERMS_VERSION, termsOf } from '../enrolment/terms.ts';
import type { NotCaught } from '../outlook/not-caught.ts';
import { notCaughtLines } from '../outlook/not-caught.ts';
import { debitHref } from '../places.ts';
import type { SealedMeans } from '../store.ts';
import type { DebitText } from '../text.es.ts';
import { debitText } from '../text.ts';
import type { DebitWays } from './ways.ts';
import { debitWays } from './ways.ts';

export interface DebitBadge {
  tone: 'ok' | 'bad';
  glyph: string;
  text: string;
}

/** The first step: whose bank account. */
export interface DebitFormPage {
  t: DebitText;
  badge: DebitBadge;
  /** The cancellation of the enrolment before. */
  cancelled: string | null;
  /** Why nothing can be enrolled here; the form is left out. */
  cannot: Message | null;
  /** Null: only a bank account can be debited. */
  ways: DebitWays | null;
  action: string;
  fields: Field[];
  form: FormState;
  notes: string[];
  backHref: string;
}

/** The second step: the bank's name, what will happen, the terms (D12). */
export interface DebitConfirmPage {
  t: DebitText;
  action: string;
  draft: string;
  facts: { label: string; value: string }[];
  happens: string[];
  terms: Terms;
  form: FormState;
  /** Its form answers within the window; only the window's template says so. */
  inWindow: boolean;
}

declare module '../../http/render.ts' {
  interface Templates {
    'direct-debit/form': DebitFormPage;
    'direct-debit/form-body': DebitFormPage;
    'direct-debit/form-window': DebitFormPage;
    'direct-debit/confirm': DebitConfirmPage;
    'direct-debit/confirm-body': DebitConfirmPage;
    'direct-debit/confirm-window': DebitConfirmPage;
  }
}

/** Tick or cross, and the words, and the colour (D19). */
export function debitBadge(t: DebitText, state: 'off' | 'on' | 'suspended'): DebitBadge {
  if (state === 'on') return { tone: 'ok', glyph: '✓', text: t.yes };
  return { tone: 'bad', glyph: '✕', text: state === 'off' ? t.no : t.suspendedBadge };
}

export interface DebitFormInput {
  account: Account;
  offered: boolean;
  phone: string;
  /** The platform keeps cards, too. */
  byCard: boolean;
  form: FormState;
  cancelled: { on: LocalDate; number: string } | null;
  notCaught: NotCaught;
}

export function debitFormPage(f: Formats, input: DebitFormInput): DebitFormPage {
  const { language } = f;
  const t = debitText[language];
  const number = { inputmode: 'numeric' as const };
  return {
    t,
    badge: debitBadge(t, 'off'),
    cancelled: input.cancelled && t.wasCancelled(f.day(input.cancelled.on), input.cancelled.number),
    cannot: cannotEnrol(language, input),
    ways: input.byCard
      ? debitWays(language, { accountNumber: input.account.number, current: 'account' })
      : null,
    action: debitHref(input.account.number),
    fields: [
      field('cbu', t.cbu, { hint: t.cbuHint, ...number }),
      field('cuit', t.taxId, { hint: t.taxIdHint, ...number }),
      field('titular', t.holder, { hint: t.holderHint, autocomplete: 'name' }),
    ],
    form: input.form,
    notes: [t.happens.notice, ...notCaughtLines(language, input.notCaught)],
    backHref: `/cuentas/${input.account.number}`,
  };
}

/** Why, and whom to ask (D9, A100). */
export function cannotEnrol(
  language: Language,
  { account, offered, phone }: Pick<DebitFormInput, 'account' | 'offered' | 'phone'>,
): Message | null {
  const why = collectionObstacle(account) ?? (offered ? null : 'off');
  if (why === null) return null;
  const second = collectionMessage(language, account, phone)?.second ?? null;
  return { tone: 'warn', glyph: '!', strong: debitText[language].cannot[why], text: null, second };
}

export function debitConfirmPage(
  f: Formats,
  input: {
    account: Account;
    utility: string;
    means: Pick<SealedMeans, 'bank' | 'lastFour'>;
    holder: string;
    taxId: string;
    draft: string;
    form: FormState;
    notCaught: NotCaught;
  },
): DebitConfirmPage {
  const t = debitText[f.language];
  const { account, means } = input;
  const [declaration = '', ...paragraphs] = termsOf(f.language, {
    ...means,
    account,
    utility: input.utility,
  });
  return {
    t,
    action: `${debitHref(account.number)}/confirmar`,
    draft: input.draft,
    facts: [
      { label: t.bank, value: means.bank },
      { label: t.account, value: t.ending(means.lastFour) },
      { label: t.holder, value: input.holder },
      { label: t.taxId, value: input.taxId },
      { label: t.service, value: `${account.number} · ${account.holderName}` },
    ],
    happens: [
      t.happens.from,
      t.happens.notice,
      ...notCaughtLines(f.language, input.notCaught),
      t.happens.control,
    ],
    terms: { heading: t.termsHeading, declaration, paragraphs, version: t.version(TERMS_VERSION) },
    form: input.form,
    inWindow: false,
  };
}
