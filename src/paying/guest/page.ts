import type { Account } from '../../accounts/account.ts';
import { maskName } from '../../accounts/account.ts';
import { collectionMessage } from '../../accounts/billing/collection.ts';
import { lookupFields } from '../../accounts/linking/page.ts';
import type { Proof } from '../../accounts/linking/proof.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm } from '../../http/form.ts';
import type { Field, Message } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Language } from '../../kit/text.ts';
import type { PayableColumns, PayableRow, SelectionBar } from '../../payables/page.ts';
import { payableRows, selectionBar } from '../../payables/page.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import { payablesText } from '../../payables/text.ts';
import type { GuestText } from './text.es.ts';
import { guestText } from './text.ts';

/** The two ways to what a guest pays. */
export interface GuestPage {
  t: GuestText;
  account: { fields: Field[]; form: FormState };
  code: { field: Field; form: FormState };
  /** Somebody came with a code: what it is for stands first. */
  codeFirst: boolean;
}

/** Somebody followed a link: one button, since whoever opens an address has not chosen to pay (D21). */
export interface GuestLinkPage {
  t: GuestText;
  heading: string;
  code: string;
}

export interface GuestBillsPage {
  t: GuestText;
  facts: { label: string; value: string }[];
  notHere: Message | null;
  rows: PayableRow[];
  columns: PayableColumns;
  selection: SelectionBar;
  payAction: string | null;
}

declare module '../../http/render.ts' {
  interface Templates {
    'paying/guest/entry': GuestPage;
    'paying/guest/code-form': GuestPage;
    'paying/guest/link': GuestLinkPage;
    'paying/guest/bills': GuestBillsPage;
  }
}

export const GUEST = '/pagar';
export const GUEST_BILLS = '/pagar/facturas';
export const GUEST_QUESTION = '/pagar/pregunta';
export const GUEST_ATTEMPTS = '/pagar/pagos';
export const GUEST_WAYS = '/pagar/otras-formas';
export const GUEST_SLIP = '/pagar/talon.pdf';

export function guestPage(
  language: Language,
  input: { proof: Proof['kind']; account?: FormState; code?: FormState },
): GuestPage {
  const t = guestText[language];
  return {
    t,
    account: { fields: lookupFields(language, input.proof), form: input.account ?? emptyForm() },
    code: {
      field: field('codigo', t.code, { hint: t.codeHint, size: 'short' }),
      form: input.code ?? emptyForm(),
    },
    codeFirst: (input.code?.values.codigo ?? '') !== '',
  };
}

export function guestLinkPage(language: Language, code: string, utility: string): GuestLinkPage {
  const t = guestText[language];
  return { t, heading: t.link.heading(utility), code };
}

export interface GuestBills {
  account: Account;
  today: string;
  items: readonly OfferedPayable[];
  chosen: readonly OfferedPayable[];
  fields: ReadonlyMap<string, string>;
  phone: string;
}

/** What is owed on an account that somebody proved: the holder covered, the bills without a way into them. */
export function guestBillsPage(f: Formats, view: GuestBills): GuestBillsPage {
  const t = guestText[f.language];
  const notHere = collectionMessage(f.language, view.account, view.phone);
  const rows = payableRows({ ...view, f, accountNumber: view.account.number });
  return {
    t,
    facts: [
      { label: t.account, value: view.account.number },
      { label: t.holder, value: maskName(view.account.holderName) },
    ],
    notHere,
    rows: rows.map((row) => withoutWays(row, notHere !== null)),
    columns: payablesText[f.language].columns.bills,
    selection: selectionBar(f, view.chosen, GUEST_BILLS),
    payAction: notHere === null && rows.some((row) => row.blocked === null) ? GUEST_QUESTION : null,
  };
}

/** A guest pays bills and does not read them; where an account is not paid here they cannot be chosen either (D9). */
function withoutWays(row: PayableRow, closed: boolean): PayableRow {
  return {
    ...row,
    href: null,
    blocked: row.blocked && { ...row.blocked, more: null },
    ...(closed ? { checked: false, field: '' } : {}),
  };
}
